import fc from 'fast-check';
import { desiredChoice, type ChoiceGroup, type ShopChoices } from './desired-choice';

const CHOICES: ShopChoices = new Map<ChoiceGroup, ReadonlyMap<string, string>>([
  [
    'shippingClass',
    new Map([
      ['very bulky', 'bulky'],
      ['bulky', 'bulky'],
    ]),
  ],
]);

const problem = (choices: ShopChoices): unknown => {
  try {
    return desiredChoice('shippingClass', 'Fragile', choices);
  } catch (error) {
    return error;
  }
};

describe('an entry of a list of the shop', () => {
  it.each([
    ['Very bulky', 'bulky'],
    ['BULKY', 'bulky'],
    ['', ''],
    [' ', ''],
  ])('is %j by its name or its slug, in any case, or none: %j', (named, slug) => {
    expect(desiredChoice('shippingClass', named, CHOICES)).toBe(slug);
  });

  it('that the shop does not have is named, with those that it has', () => {
    expect(problem(CHOICES)).toMatchObject({
      code: 'SHIPPING_CLASS_NOT_IN_SHOP',
      message: expect.stringContaining(
        'the shop has no shipping class "Fragile"; it has "bulky"',
      ) as string,
    });
    expect(problem(new Map([['shippingClass', new Map<string, string>()]]))).toMatchObject({
      message: expect.stringContaining('it has none') as string,
    });
  });

  it('is sent as it is where the shop does not tell its list', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,12}$/), (slug) => {
        expect(desiredChoice('shippingClass', slug, new Map())).toBe(slug);
      }),
    );
  });

  it('is the standard tax class by that name, or without one', () => {
    for (const named of ['', 'standard', 'Standard'])
      expect(desiredChoice('taxClass', named, CHOICES)).toBe('');
  });
});
