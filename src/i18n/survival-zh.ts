import type { SurvivalCatalogue } from './survival-en'

export const survivalZh: SurvivalCatalogue = {
  label: '新版本',
  text: 'Nodeline 有新版本。',
  reload: '刷新页面',
  later: '以后再说',
}
