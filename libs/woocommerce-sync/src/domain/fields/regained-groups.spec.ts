import { FieldOwnership, regainedGroups, type Owners } from './field-ownership';

it.each<[Partial<Owners>, Partial<Owners>, string[]]>([
  [{}, {}, []],
  [{}, { price: 'shop', sale: 'shop' }, []],
  [{ descriptions: 'shop' }, {}, ['descriptions']],
  [{ descriptions: 'create' }, { descriptions: 'both:newest' }, ['descriptions']],
  [{ descriptions: 'both:newest' }, {}, []],
  [{ sale: 'shop' }, {}, ['price']],
  [{ images: 'shop' }, {}, ['images']],
])('from %j to %j nothing is confirmed of %j', (before, after, groups) => {
  expect(regainedGroups(new FieldOwnership(before), new FieldOwnership(after))).toEqual(groups);
});
