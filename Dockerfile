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
# The web room listens on the container's own loopback: see docs/operator-guide.md.
HEALTHCHECK --start-period=20s --timeout=5s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.GAVEL_PORT ?? 8080}/api/about`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["gavel"]
CMD ["start", "--config", "/etc/gavel/gavel.yaml", "--data", "/var/lib/gavel"]
