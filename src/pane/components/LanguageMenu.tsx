import {
  Button,
  Menu,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  type MenuProps,
} from '@fluentui/react-components';
import { GlobeRegular } from '@fluentui/react-icons/svg/globe';
import { LANGUAGE_CHOICES, type LanguageChoice } from '../language';
import { usePane } from '../paneContext';

interface LanguageMenuProps {
  readonly choice: LanguageChoice;
  readonly onChoose: (choice: LanguageChoice) => void;
}

/** A small menu that changes the language of the pane at once. */
export function LanguageMenu({ choice, onChoose }: LanguageMenuProps) {
  const { words } = usePane();
  const change: MenuProps['onCheckedValueChange'] = (_, { checkedItems }) => {
    const chosen = LANGUAGE_CHOICES.find((known) => known === checkedItems[0]);
    if (chosen) onChoose(chosen);
  };
  return (
    <Menu checkedValues={{ language: [choice] }} onCheckedValueChange={change}>
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" size="small" icon={<GlobeRegular />} aria-label={words('language.choose')} />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {LANGUAGE_CHOICES.map((known) => (
            <MenuItemRadio key={known} name="language" value={known}>
              {words(`language.${known}`)}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
