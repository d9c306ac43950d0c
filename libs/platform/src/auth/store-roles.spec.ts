import { storeRolesIn } from './store-roles';

describe('the stores of a token', () => {
  it('are those that its claim names, each with a role', () => {
    const stores = storeRolesIn({ stores: { ro: 'operator', de: 'viewer' } }, 'stores');
    expect(Object.fromEntries(stores ?? [])).toEqual({ ro: 'operator', de: 'viewer' });
  });

  it('are all of them where there is no such claim', () => {
    expect(storeRolesIn({ roles: ['admin'] }, 'stores')).toBeNull();
  });

  it.each([['admin'], [['ro']], [null], [{ ro: 'owner' }], [{ ro: ['admin'] }], [7]])(
    'are none where the claim is %j',
    (claim) => {
      expect(storeRolesIn({ stores: claim }, 'stores')?.size).toBe(0);
    },
  );

  it('are found inwards, as roles are', () => {
    expect(storeRolesIn({ cypher: { stores: { ro: 'admin' } } }, 'cypher.stores')?.get('ro')).toBe(
      'admin',
    );
  });
});
