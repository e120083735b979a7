# The packages, without those for development. Nothing is compiled: better-sqlite3 brings its binary along.
FROM node:24-slim AS packages
WORKDIR /opt/gavel
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev

FROM node:24-slim
# git is the forge.
RUN apt-get update \
  && apt-get install --yes --no-install-recommends git \
  && rm -rf /var/lib/apt/lists/* \
  && install --directory --owner=node --group=node --mode=0700 /var/lib/gavel
WORKDIR /opt/gavel
COPY --from=packages /opt/gavel/node_modules node_modules
COPY . .
RUN ln -s /opt/gavel/bin/gavel.js /usr/local/bin/gavel

ENV NODE_ENV=production
USER node
VOLUME /var/lib/gavel
# Gavel writes the time into this file every 15 s, whatever it is reached by.
HEALTHCHECK --start-period=20s --timeout=5s \
  CMD ["node", "-e", "process.exit(Date.now() - fs.statSync('/var/lib/gavel/alive').mtimeMs < 60_000 ? 0 : 1)"]
ENTRYPOINT ["gavel"]
CMD ["start", "--config", "/etc/gavel/gavel.yaml", "--data", "/var/lib/gavel"]
