import { expect, test } from 'vitest';
import { declare } from '../../../src/cli/program.ts';
import type { Subcommand } from '../../../src/cli/subcommand.ts';

/** What an action is given for these arguments, or the message that refuses them. */
async function given(...args: string[]): Promise<Record<string, unknown> | string> {
  let options: Record<string, unknown> = {};
  const program = declare(() => async (...of) => {
    options = of[1] as unknown as Record<string, unknown>;
  });
  for (const command of [program, ...(program.commands as Subcommand[])])
    command.exitOverride().configureOutput({ writeErr: () => undefined });
  try {
    await program.parseAsync(args, { from: 'user' });
    return options;
  } catch (error) {
    return (error as Error).message;
  }
}

test.each([
  { command: 'findings', option: '--state', name: 'state', value: 'in-work' },
  { command: 'progress', option: '--set', name: 'set', value: 'in-review' },
])('$command $option says “in-progress”, and takes the name of earlier versions', async (one) => {
  const { command, option, name, value } = one;
  expect(await given(command, 'a.workspace', option, 'in-progress')).toMatchObject({ [name]: value });
  expect(await given(command, 'a.workspace', option, value)).toMatchObject({ [name]: value });
  expect(await given(command, 'a.workspace', option, 'nonsense')).toMatch(/Allowed choices are .*in-progress, /u);
  expect(await given(command, 'a.workspace', option, 'toString')).toMatch(/Allowed choices are/u);
  const help = (declare(() => async () => undefined).commands.find((each) => each.name() === command) as Subcommand)
    .helpInformation()
    .replace(/\s+/gu, ' ');
  expect(help).toContain('"in-progress"');
  expect(help).not.toContain(value);
});

test('a state that needs no other name is taken as it is', async () => {
  expect(await given('findings', 'a.workspace', '--state', 'agreed')).toMatchObject({ state: 'agreed' });
  expect(await given('progress', 'a.workspace', '--set', 'not-started')).toMatchObject({ set: 'not-started' });
});
