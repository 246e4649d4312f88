import { describe, expect, it } from 'vitest';
import { scram, ScramFailed } from './scram.ts';
import { Secret } from './secret.ts';

// The example of RFC 7677.
const nonce = 'rOprNGfwEbeRWgbNEkqO';
const both = `${nonce}%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0`;
const challenge = `r=${both},s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096`;
const proof = 'dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=';
const verifier = '6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=';
const user = { hash: 'sha256', username: 'user', password: new Secret('pencil'), nonce } as const;

/** What the client says to a server that answers so. */
async function said(answers: string[], who = user): Promise<string[]> {
  const messages: string[] = [];
  await scram(who, (message) => {
    messages.push(message);
    return Promise.resolve(answers[messages.length - 1] ?? '');
  });
  return messages;
}

describe('SCRAM', () => {
  it('proves the password and checks the server’s proof, as in RFC 7677', async () => {
    expect(await said([challenge, `v=${verifier}`])).toEqual([
      `n,,n=user,r=${nonce}`,
      `c=biws,r=${both},p=${proof}`,
    ]);
  });

  it('writes commas and equals signs of a user name so that they are none', async () => {
    const messages: string[] = [];
    const asked = scram({ ...user, username: 'a,b=c' }, (message) => {
      messages.push(message);
      return Promise.resolve('');
    });
    await expect(asked).rejects.toThrow(ScramFailed);
    expect(messages).toEqual([`n,,n=a=2Cb=3Dc,r=${nonce}`]);
  });

  it.each([
    ['answers somebody else', challenge.replace(nonce, 'another')],
    ['adds nothing of its own', challenge.replace(both, nonce)],
    ['asks for so few iterations that the password can be guessed', challenge.replace('4096', '1')],
    ['asks for so many that it never ends', challenge.replace('4096', '99999999')],
    ['says nothing that makes sense', 'HTTP/1.1 400 Bad Request'],
  ])('gives no proof to a server that %s', async (_, answer) => {
    const messages: string[] = [];
    const asked = scram(user, (message) => {
      messages.push(message);
      return Promise.resolve(answer);
    });
    await expect(asked).rejects.toThrow(ScramFailed);
    expect(messages).toHaveLength(1);
  });

  it.each([
    ['does not know the password', [challenge, `v=${verifier.replace('6', '7')}`]],
    ['leaves its proof out', [challenge, '']],
    ['says that it is an error', [challenge, 'e=other-error']],
  ])('trusts no server that %s', async (_, answers) => {
    await expect(said(answers)).rejects.toThrow(ScramFailed);
  });
});
