import { useTranslation } from 'react-i18next';

/** Words for what was recorded: those of a post's trail, and those of everything else. */
export function useActionWords(): (action: string) => string {
  const { t } = useTranslation();
  return (action) => {
    const key = action.replaceAll('.', '_');
    // Actions grow on the server first; one that is new here shows its own name.
    return t([`posts.trail.actions.${key}`, `activity.actions.${key}`] as unknown as 'activity.actions.post_planned', {
      defaultValue: action,
    });
  };
}
