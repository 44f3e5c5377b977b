import { networkIds } from '@bedside/connectors/networks';
import { describe, expect, test } from 'vitest';
import { profileAddress } from './profile-address.ts';

const known = { handle: '@lakeside', remoteAccountId: '1234', serviceUrl: 'https://server.example' };

describe('the address of a profile', () => {
  test.each([
    ['facebook', 'https://www.facebook.com/1234'],
    ['instagram', 'https://www.instagram.com/lakeside'],
    ['threads', 'https://www.threads.com/@lakeside'],
    ['x', 'https://x.com/lakeside'],
    ['linkedin', 'https://www.linkedin.com/company/1234'],
    ['youtube', 'https://www.youtube.com/channel/1234'],
    ['tiktok', 'https://www.tiktok.com/@lakeside'],
    ['pinterest', 'https://www.pinterest.com/lakeside'],
    ['snapchat', 'https://www.snapchat.com/@lakeside'],
    ['wordpress', 'https://server.example'],
    ['bluesky', 'https://bsky.app/profile/lakeside'],
    ['mastodon', 'https://server.example/@lakeside'],
    ['google-business', null],
    ['newsroom', null],
  ] as const)('on %s is %s', (network, address) => {
    expect(profileAddress({ ...known, network })).toBe(address);
  });

  test('of a page on LinkedIn comes from its name there, and persons have none', () => {
    const of = (remoteAccountId: string) => profileAddress({ ...known, network: 'linkedin', remoteAccountId });
    expect(of('urn:li:organization:2414183')).toBe('https://www.linkedin.com/company/2414183');
    expect(of('urn:li:person:abc')).toBeNull();
  });

  test('leads to the network, whatever the network says of the account', () => {
    const hostile = {
      handle: '../../evil?x=<script>#@evil.example',
      remoteAccountId: '//evil.example/"',
      serviceUrl: 'javascript:alert(1)//',
    };
    for (const network of networkIds) {
      const address = profileAddress({ ...hostile, network });
      if (address === null) continue;
      expect(new URL(address).protocol).toBe('https:');
      expect(new URL(address).hostname).not.toContain('evil');
      expect(address).not.toMatch(/[<>"]/);
    }
  });

  test('is none where nothing is known of it', () => {
    const nothing = { handle: '', remoteAccountId: '' };
    for (const network of ['facebook', 'instagram', 'x', 'linkedin', 'youtube', 'tiktok', 'bluesky'] as const) {
      expect(profileAddress({ ...known, ...nothing, network })).toBeNull();
    }
  });
});
