# Brings its own Node, so the one that npm would bring along is left out.
FROM node:24-bookworm-slim
WORKDIR /app
COPY package.json package-lock.json ./
COPY bin bin
COPY src src
COPY migrations migrations
COPY manifest.yml manifest.yml
COPY examples examples
RUN npm ci --omit=dev --omit=optional
ENV HOST=0.0.0.0 DATABASE_URL=file:/data/muster.db NODE_ENV=production
RUN mkdir /data && chown node /data
USER node
VOLUME /data
EXPOSE 3000
CMD ["node", "bin/muster.js", "start"]
