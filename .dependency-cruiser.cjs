/** The fences of the house: who may import whom. `npm run check:deps` enforces them; test/architecture proves that they hold. */
const layer = (name) => `^libs/woocommerce-sync/src/${name}/`;
const spec = '\\.spec\\.ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'domain-is-pure',
      comment:
        'The domain knows no framework, no other layer and no node module; of our libraries how a shop treats texts.',
      severity: 'error',
      from: { path: layer('domain'), pathNot: spec },
      to: { pathNot: [layer('domain'), '^libs/shop-text/'] },
    },
    {
      name: 'application-knows-the-domain-only',
      severity: 'error',
      from: { path: layer('application'), pathNot: spec },
      to: {
        path: '^(libs|apps)/',
        pathNot: [layer('domain'), layer('application'), '^libs/shop-text/'],
      },
    },
    {
      name: 'application-uses-no-driver',
      severity: 'error',
      from: { path: layer('application'), pathNot: spec },
      to: { path: 'node_modules/(axios|typeorm|bullmq|ioredis|pg|express)/' },
    },
    {
      name: 'nothing-reaches-api-or-infrastructure',
      comment: 'Only the module file wires them.',
      severity: 'error',
      from: {
        path: '^libs/woocommerce-sync/src/(domain|application)/',
      },
      to: { path: '^libs/woocommerce-sync/src/(api|infrastructure)/' },
    },
    {
      name: 'api-stays-out-of-infrastructure',
      severity: 'error',
      from: { path: layer('api') },
      to: { path: layer('infrastructure') },
    },
    {
      name: 'infrastructure-stays-out-of-api',
      severity: 'error',
      from: { path: layer('infrastructure') },
      to: { path: layer('api') },
    },
    {
      name: 'platform-knows-nothing-of-woocommerce',
      severity: 'error',
      from: { path: '^libs/platform/' },
      to: { path: '^(libs/woocommerce-sync|apps)/' },
    },
    {
      name: 'shop-text-is-pure',
      severity: 'error',
      from: { path: '^libs/shop-text/', pathNot: spec },
      to: { pathNot: '^libs/shop-text/' },
    },
    {
      name: 'libraries-through-their-index',
      severity: 'error',
      from: { path: '^(apps|libs/([^/]+))/' },
      to: { path: '^libs/([^/]+)/src/(?!index\\.ts$)', pathNot: '^libs/$2/' },
    },
    {
      name: 'sandbox-and-product-never-meet',
      severity: 'error',
      from: { path: '^apps/sandbox/' },
      to: { path: '^(apps/sync|libs/woocommerce-sync)/' },
    },
    {
      name: 'product-and-sandbox-never-meet',
      severity: 'error',
      from: { path: '^(apps/sync|libs)/' },
      to: { path: '^apps/sandbox/' },
    },
    {
      name: 'axios-at-the-two-http-doors',
      severity: 'error',
      from: {
        path: '^(apps/sync|libs)/',
        pathNot: '^libs/woocommerce-sync/src/infrastructure/(woocommerce|erp|http)/',
      },
      to: { path: 'node_modules/axios/' },
    },
    {
      name: 'bullmq-in-queue',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: '^libs/woocommerce-sync/src/infrastructure/queue/' },
      to: { path: 'node_modules/(bullmq|@nestjs/bullmq)/' },
    },
    {
      name: 'typeorm-in-persistence',
      severity: 'error',
      from: {
        path: '^(apps|libs)/',
        pathNot: '^libs/(woocommerce-sync/src/infrastructure/persistence|platform/src/database)/',
      },
      to: { path: 'node_modules/(typeorm|@nestjs/typeorm)/' },
    },
    {
      name: 'page-and-service-meet-over-http-alone',
      comment: 'What the page knows of the service is openapi.json.',
      severity: 'error',
      from: { path: '^apps/dashboard/' },
      to: { path: '^(libs|apps/(sync|sandbox))/' },
    },
    {
      name: 'nothing-imports-the-page',
      severity: 'error',
      from: { path: '^(libs|apps/(sync|sandbox))/' },
      to: { path: '^apps/dashboard/' },
    },
    {
      name: 'no-dev-dependency-in-the-product',
      severity: 'error',
      from: { path: '^(apps/sync|libs)/', pathNot: spec },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only'],
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['require', 'node', 'default', 'types'],
    },
  },
};
