# From the package: `npm ci && npm pack` first, then `docker build -t gavel .`.
FROM node:24-slim
# git is the forge.
RUN apt-get update \
  && apt-get install --yes --no-install-recommends git \
  && rm -rf /var/lib/apt/lists/* \
  && install --directory --owner=1000 --group=1000 --mode=0700 /var/lib/gavel
COPY gavel-*.tgz /tmp/gavel.tgz
# Nothing is compiled: what has machine code brings it along.
RUN npm install --no-audit --no-fund --prefix /opt/gavel /tmp/gavel.tgz \
  && rm -rf /tmp/gavel.tgz /root/.npm \
  && ln -s /opt/gavel/node_modules/gavel/bin/gavel.js /usr/local/bin/gavel

# git looks for its settings there.
ENV NODE_ENV=production HOME=/var/lib/gavel
USER 1000:1000
VOLUME /var/lib/gavel
HEALTHCHECK --start-period=20s --timeout=10s \
  CMD ["node", "/opt/gavel/node_modules/gavel/contrib/container-health.js", "/var/lib/gavel"]
ENTRYPOINT ["gavel"]
CMD ["start", "--config", "/etc/gavel/gavel.yaml", "--data", "/var/lib/gavel"]
