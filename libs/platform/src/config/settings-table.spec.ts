import { defineSettings } from './define-settings';
import { integer, listOf, text } from './setting-types';
import { settingsExample } from './settings-example';
import { settingsTable } from './settings-table';

class ShopSettings extends defineSettings('Shop', {
  SHOP_KEY: text().meta({ description: 'Its key', secret: true }),
  SHOP_DAYS: listOf('mon', 'tue', 'wed').default(['mon', 'wed']).describe('Open on'),
  SHOP_NOTE: text().optional().describe('This | that'),
  SHOP_SIZE: integer(1, 9).default(3).describe('How large'),
}) {}

describe('settingsTable', () => {
  it('documents every setting from its schema', () => {
    expect(settingsTable([ShopSettings])).toBe(
      [
        '## Shop',
        '',
        '| Setting     | Default   | Meaning          |',
        '| ----------- | --------- | ---------------- |',
        '| `SHOP_KEY`  | required  | Its key (secret) |',
        '| `SHOP_DAYS` | `mon,wed` | Open on          |',
        '| `SHOP_NOTE` | –         | This \\| that     |',
        '| `SHOP_SIZE` | `3`       | How large        |',
        '',
      ].join('\n'),
    );
  });
});

describe('settingsExample', () => {
  it('leaves empty what must be given and comments out what may be left out', () => {
    expect(settingsExample([ShopSettings])).toBe(
      [
        '# === Shop ===',
        '',
        '# Its key (required)',
        'SHOP_KEY=',
        '',
        '# Open on',
        'SHOP_DAYS=mon,wed',
        '',
        '# This | that',
        '# SHOP_NOTE=',
        '',
        '# How large',
        'SHOP_SIZE=3',
        '',
      ].join('\n'),
    );
  });
});
