import { formsOf, heard } from './probe-answer';

const answer = (text: string, fields: object = {}) => ({
  status: 200,
  headers: {},
  text,
  json: undefined,
  ...fields,
});
const looks = (text: string, fields: object = {}): string => heard(answer(text, fields), []).looks;

describe('an answer', () => {
  it('is JSON, a page, or JSON behind something else', () => {
    expect(looks('[]', { json: [] })).toBe('json');
    expect(looks('<!doctype html><h1>Hello [you]</h1>')).toBe('page');
    expect(looks('<br />\n<b>Notice</b>: key [a] {b}<br />\n{"a": [1]}')).toBe('noise');
    expect(looks('\uFEFF{"a": 1}')).toBe('noise');
    expect(looks('{"a": 1}')).toBe('noise');
    expect(looks('{"a": ')).toBe('other');
    expect(looks('')).toBe('other');
  });

  it('of a page full of brackets is found out in no time', () => {
    expect(looks(`<${'['.repeat(500_000)}`)).toBe('page');
  });

  it.each([
    ['brackets', `<${'['.repeat(5_000_000)}`],
    ['brackets that end as JSON does', `<${'['.repeat(5_000_000)}]`],
    ['lists in lists', `<${'[['.repeat(1_250_000)}${']]'.repeat(1_250_000)}`],
  ])('of five million characters holds nothing up, with %s', (_what, text) => {
    const beganAt = performance.now();
    expect(looks(text)).toBe('page');
    expect(performance.now() - beganAt).toBeLessThan(500);
  });

  it('shows where it leads without its query, and no secret of ours', () => {
    const json = { code: 'x', message: 'cs_1 is <b>wrong</b>' };
    const location = 'https://shop.example/ck_1?oauth_signature=abc';
    expect(heard(answer('', { json, headers: { location } }), ['cs_1', 'ck_1', ''])).toMatchObject({
      code: 'x',
      message: '… is wrong',
      location: 'https://shop.example/…',
    });
  });

  it('shows neither key nor secret in a code, nor in the forms in which a call carries them', () => {
    const shop = { key: 'ck_a/1', secret: 'cs_b+2' };
    const basic = Buffer.from('ck_a/1:cs_b+2').toString('base64');
    for (const form of [basic, 'ck_a%2F1', 'cs_b%2B2', 'ck_a/1', 'cs_b+2']) {
      const json = { code: `no_${form}`, message: `${'a'.repeat(190)} Basic ${form}` };
      const said = heard(answer('', { json, headers: { location: `/x/${form}` } }), formsOf(shop));
      expect(said).toMatchObject({ code: 'no_…', location: '/x/…' });
      expect(said.message).not.toContain(form.slice(0, 4));
    }
  });

  it('has no code without end', () => {
    const json = { code: 'c'.repeat(5_000), message: '' };
    expect(heard(answer('', { json }), []).code).toHaveLength(100);
  });
});
