import { type UpdateWords } from '../en/updates'

export const updates: UpdateWords = {
  label: '新版本',
  text: 'Nodeline 有新版本。',
  reload: '重新加载',
  later: '以后再说',
}
