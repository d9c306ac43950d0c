import { heard } from './probe-answer';

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

  it('shows where it leads without its query, and no secret of ours', () => {
    const json = { code: 'x', message: 'cs_1 is <b>wrong</b>' };
    const location = 'https://shop.example/ck_1?oauth_signature=abc';
    expect(heard(answer('', { json, headers: { location } }), ['cs_1', 'ck_1', ''])).toMatchObject({
      code: 'x',
      message: '… is wrong',
      location: 'https://shop.example/…',
    });
  });
});
