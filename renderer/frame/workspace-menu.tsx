import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import { useEngineQuery } from '../data/engine.ts';
import { cx } from '../parts/cx.ts';
import { Icon } from '../parts/icon.tsx';
import menu from '../parts/menu.module.css';
import { go } from './route.ts';
import { useWorkspace } from './workspace.ts';
import styles from './workspace-menu.module.css';
import { useWorkspaces } from './workspaces.tsx';

const SHOWN = 5;

/** The open workspace in the status bar: where it lies, and everything that is done with workspaces. */
export function WorkspaceMenu() {
  const { name, place, file } = useWorkspace();
  const { data } = useEngineQuery('workspace.known', {}, { stale: 0 });
  const { make, choose, open, rename, copy, close } = useWorkspaces();
  const others = (data ?? []).filter(({ isOpen, isMissing }) => !isOpen && !isMissing).slice(0, SHOWN);
  const actions = [
    ['rename', 'Rename', rename],
    ['copy', 'Save a copy', copy],
    ['settings', 'Backups and protection', () => go('settings')],
    ['close', 'Close the workspace', close],
  ] as const;
  const ways = [
    ...others.map((known) => [known.file, known.name, () => open(known), known.place] as const),
    ['choose', 'Open another file', choose] as const,
    ['make', 'Start a new workspace', make] as const,
  ];
  return (
    <MenuTrigger>
      <Button className={cx(styles.button)} aria-label={`Workspace: ${name}`}>
        <Icon name="box" />
        <b>{name}</b>
        <Icon name="up" />
      </Button>
      <Popover className={cx(menu.popover)} placement="top start">
        <Menu
          aria-label="Workspace"
          className={cx(menu.menu)}
          onAction={(key) => [...actions, ...ways].find(([id]) => id === key)?.[2]()}
        >
          <MenuSection>
            <Header className={cx(styles.header)}>
              {file}
              <span className={styles.place}>{place}</span>
            </Header>
            {actions.map(([id, label]) => (
              <MenuItem key={id} id={id} textValue={label} className={cx(menu.item)}>
                <span className={menu.label}>{label}</span>
              </MenuItem>
            ))}
          </MenuSection>
          <MenuSection>
            <Header className={cx(styles.header)}>Switch to</Header>
            {ways.map(([id, label, , where]) => (
              <MenuItem key={id} id={id} textValue={label} className={cx(menu.item)}>
                <span className={menu.label}>{label}</span>
                {where && <span className={cx(menu.hint, styles.where)}>{where}</span>}
              </MenuItem>
            ))}
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
