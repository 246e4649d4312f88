import { expect, test } from 'vitest';
import { matchRoute, readRoute } from './routes.ts';

test('a route is a method and a path', () => {
  expect(readRoute('get /grade/lot-42')).toEqual({ method: 'GET', path: '/grade/lot-42' });
});

test('a name stands for any one part, decoded', () => {
  expect(matchRoute('GET /grade/:lot', readRoute('GET /grade/lot%2042'))).toEqual({
    lot: 'lot 42',
  });
  expect(matchRoute('GET /:a/:b', readRoute('GET /x/y'))).toEqual({ a: 'x', b: 'y' });
});

test('a part may hold a space, or look encoded and not be', () => {
  expect(readRoute(' GET  /grade/lot 42 ')).toEqual({ method: 'GET', path: '/grade/lot 42' });
  expect(matchRoute('GET /fat/:share', readRoute('GET /fat/5%'))).toEqual({ share: '5%' });
});

test('another method, length or part is another route', () => {
  for (const other of ['POST /grade/1', 'GET /grade', 'GET /grade/1/2', 'GET /lot/1']) {
    expect(matchRoute('GET /grade/:lot', readRoute(other))).toBeUndefined();
  }
});
