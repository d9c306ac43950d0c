import type { ErpCategory } from '../erp-product';

const ROOTS: readonly [
  id: string,
  name: string,
  children: readonly (readonly [id: string, name: string])[],
][] = [
  [
    'cat-surse-de-lumina',
    'Becuri și tuburi LED',
    [
      ['cat-becuri', 'Becuri LED'],
      ['cat-tuburi', 'Tuburi LED'],
    ],
  ],
  [
    'cat-banda-led',
    'Bandă LED și profile',
    [
      ['cat-benzi', 'Benzi LED'],
      ['cat-profile', 'Profile din aluminiu'],
      ['cat-surse', 'Surse de alimentare'],
      ['cat-controlere', 'Controlere & dimmere'],
    ],
  ],
  [
    'cat-interior',
    'Iluminat interior',
    [
      ['cat-panouri', 'Panouri LED'],
      ['cat-spoturi', 'Spoturi LED'],
      ['cat-aplice', 'Aplice de perete'],
      ['cat-lustre', 'Lustre și pendule'],
      ['cat-plafoniere', 'Plafoniere'],
    ],
  ],
  [
    'cat-exterior',
    'Iluminat exterior',
    [
      ['cat-proiectoare', 'Proiectoare'],
      ['cat-stradal', 'Iluminat stradal'],
    ],
  ],
  ['cat-profesional', 'Iluminat profesional', [['cat-industrial', 'Corpuri industriale']]],
  ['cat-accesorii', 'Accesorii', []],
];

/** The shop's tree of categories, parents before their children. */
export function demoCategories(updatedAt: string): ErpCategory[] {
  return ROOTS.flatMap(([rootId, rootName, children], rootPosition) => [
    category(rootId, null, rootName, rootPosition, updatedAt),
    ...children.map(([id, name], position) => category(id, rootId, name, position, updatedAt)),
  ]);
}

function category(
  id: string,
  parentId: string | null,
  name: string,
  position: number,
  updatedAt: string,
): ErpCategory {
  const description = `${name} pentru casă, birou și proiecte, din stoc.`;
  return { id, parentId, name, slug: null, description, image: null, position, updatedAt };
}
