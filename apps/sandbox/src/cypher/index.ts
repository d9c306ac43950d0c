export { type CypherDouble, type CypherDoubleOptions, startCypherDouble } from './cypher-double';
export type { ErpCategory, ErpProduct } from './erp-product';
