import { describe, expect, test } from 'vitest';
import { proxyFor } from '../../generator/invoke/proxy.js';

const URL = 'https://acme.example.com/xml';
const HTTPS_PROXY = 'http://proxy:3128';

describe('the proxy of the environment', () => {
  test.each([
    [{}, undefined],
    [{ HTTPS_PROXY }, HTTPS_PROXY],
    [{ https_proxy: 'http://small:1', HTTPS_PROXY }, 'http://small:1'],
    [{ HTTPS_PROXY: 'proxy:3128' }, HTTPS_PROXY],
    [{ HTTPS_PROXY: '' }, undefined],
    [{ HTTP_PROXY: HTTPS_PROXY }, undefined],
    [{ HTTPS_PROXY, NO_PROXY: 'example.com' }, undefined],
    [{ HTTPS_PROXY, NO_PROXY: '.example.com' }, undefined],
    [{ HTTPS_PROXY, no_proxy: 'other.com, ACME.example.com' }, undefined],
    [{ HTTPS_PROXY, NO_PROXY: '*' }, undefined],
    [{ HTTPS_PROXY, NO_PROXY: 'ample.com' }, HTTPS_PROXY],
    [{ HTTPS_PROXY, NO_PROXY: 'example.com:443' }, undefined],
    [{ HTTPS_PROXY, NO_PROXY: 'example.com:8443' }, HTTPS_PROXY],
  ])('%j', (environment, proxy) => {
    expect(proxyFor(URL, environment)).toBe(proxy);
  });

  test('is not for plain http, which goes to this machine', () => {
    expect(proxyFor('http://127.0.0.1:80/', { HTTPS_PROXY })).toBeUndefined();
  });
});
