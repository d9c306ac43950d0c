/** A category, a brand, a tag, a shipping class, or a term of an attribute. */
export interface StoreTerm {
  readonly id: number;
  name: string;
  slug: string;
  parent: number;
  description: string;
  display: string;
  menu_order: number;
  /** Attachment of its picture; null for none. */
  image: number | null;
}
