import {
  OWNABLE_FIELDS as SHOWN_FIELDS,
  OWNERS as SHOWN_OWNERS,
  ownersOf as shownOwnersOf,
} from '../../apps/dashboard/src/screens/stores/rules/rule-fields';
import {
  FieldOwnership,
  OWNABLE_FIELDS,
  OWNERS,
  ownersOf,
} from '../../libs/woocommerce-sync/src/domain/fields/field-ownership';

describe('the form of who owns which field', () => {
  it('has every field that can be owned, and every owner', () => {
    expect([...SHOWN_FIELDS].sort()).toEqual([...OWNABLE_FIELDS].sort());
    expect([...SHOWN_OWNERS].sort()).toEqual([...OWNERS].sort());
  });

  it.each(SHOWN_FIELDS)('offers those owners of %s that the service takes', (field) => {
    // What goes with another field alone is for the service to say.
    const taken = ownersOf(field).filter(
      (owner) =>
        field === 'sale' || FieldOwnership.conflictIn({ [field]: owner, sale: 'shop' }) === null,
    );
    expect([...shownOwnersOf(field)].sort()).toEqual([...taken].sort());
  });
});
