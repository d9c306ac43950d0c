import { rolesIn } from './roles-claim';

describe('rolesIn', () => {
  it.each([
    ['a list', { roles: ['admin', 7, 'clerk'] }, 'roles', ['admin', 'clerk']],
    ['words parted by blanks', { scope: 'admin  clerk' }, 'scope', ['admin', 'clerk']],
    ['a way inwards', { realm_access: { roles: ['admin'] } }, 'realm_access.roles', ['admin']],
    [
      'a name with dots',
      { 'https://erp.example/roles': ['admin'] },
      'https://erp.example/roles',
      ['admin'],
    ],
    ['nothing', {}, 'roles', []],
    ['a way that ends early', { realm_access: null }, 'realm_access.roles', []],
    ['what an object inherits', {}, 'constructor.name', []],
  ])('reads %s', (_, claims, path, roles) => {
    expect(rolesIn(claims, path)).toEqual(roles);
  });
});
