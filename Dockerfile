# The service, and the sandbox's doubles for demonstrations (`--target sandbox`).

FROM node:20.20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The page's bundler has its programs in optional packages.
RUN npm ci --ignore-scripts
COPY nest-cli.json tsconfig.json openapi.json ./
COPY apps apps
COPY libs libs
RUN npm run build

FROM node:20.20-bookworm-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --omit=optional --ignore-scripts && npm cache clean --force

FROM node:20.20-bookworm-slim AS sandbox
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /app /app
USER node
CMD ["node", "dist/apps/sandbox/src/cypher/cypher.command.js", "--host", "0.0.0.0"]

FROM node:20.20-bookworm-slim AS service
ENV NODE_ENV=production
WORKDIR /app
COPY package.json ./
COPY --from=dependencies /app/node_modules node_modules
COPY --from=build /app/dist/libs dist/libs
COPY --from=build /app/dist/apps/sync dist/apps/sync
COPY --from=build /app/dist/apps/dashboard dist/apps/dashboard
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT ?? 3000}/health/ready`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/apps/sync/src/main.js"]
