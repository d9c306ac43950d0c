export { type CypherDouble, startCypherDouble } from './cypher-double';
export type { ErpProduct } from './erp-product';
