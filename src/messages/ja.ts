import type { Messages } from './messages.js';

export type * from './messages.js';

/** The texts of every component in Japanese, as politely as shops speak. */
export const ja: Messages = {
  language: 'ja',

  BLANK: 'この項目を入力してください。',
  INVALID: 'この項目の内容をご確認ください。',
  INVALID_EMAIL: 'メールアドレスを正しい形式で入力してください（例：name@example.com）。',
  TOO_LONG: '文字数が多すぎます。',
  TOO_SHORT: '文字数が足りません。',
  UNIDENTIFIED_CUSTOMER: 'メールアドレスまたはパスワードが正しくありません。',
  CUSTOMER_DISABLED: 'このアカウントは現在ご利用いただけません。ショップまでお問い合わせください。',

  credentials:
    'メールアドレスまたはパスワードが正しくないか、アカウントが一時的にロックされています。入力内容をご確認いただくか、しばらくしてからもう一度お試しください。',
  invalid: '入力内容をご確認ください。',
  unconfirmed:
    'アカウントの確認がお済みではありません。ご登録時にお送りしたメールからお手続きください。',
  locked:
    'このアカウントは一時的にロックされています。しばらくしてからもう一度お試しいただくか、ショップまでお問い合わせください。',
  throttled: '試行回数が多すぎます。しばらくしてからもう一度お試しください。',
  throttledFor: '試行回数が多すぎます。{time}後にもう一度お試しください。',
  captcha: 'ロボットによる操作でないことを確認できませんでした。もう一度お試しください。',
  consent: 'このアカウントでは、サポート担当者によるアクセスが許可されていません。',
  code: 'このコードは無効か、有効期限が切れています。',
  expired: 'ログインの有効期限が切れました。もう一度ログインしてください。',
  rejected: 'ログアウトされました。もう一度ログインしてください。',
  signedOut: 'ログインしていません。',
  forbidden: 'ただいまご利用いただけません。しばらくしてからもう一度お試しください。',
  unsupported: 'このショップでは、この機能をご利用いただけません。',
  network: 'ショップに接続できませんでした。通信環境をご確認のうえ、もう一度お試しください。',
  server: 'システムエラーが発生しました。お手数ですが、もう一度お試しください。',
  superseded: '新しい操作が行われたため、この操作は取り消されました。',

  email: 'メールアドレス',
  password: 'パスワード',
  show: '表示',
  hide: '非表示',
  showPassword: 'パスワードを表示する',
  hidePassword: 'パスワードを非表示にする',
  wait: 'お待ちください',

  remember: 'ログイン状態を保持する',
  signIn: 'ログイン',
  signingIn: 'ログイン中…',

  signOut: 'ログアウト',

  recoverHint: 'メールアドレスを入力してください。パスワード再設定用のリンクをお送りします。',
  sendLink: 'リンクを送信',
  sendingLink: '送信中…',
  linkSent:
    '{email} のアカウントがある場合は、パスワード再設定用のリンクが届きます。迷惑メールフォルダもご確認ください。',
  anotherEmail: '別のメールアドレスを使う',

  newPassword: '新しいパスワード',
  setPassword: 'パスワードを設定',
  settingPassword: '設定中…',
  passwordSet: '新しいパスワードを設定し、ログインしました。',
  passwordSetOnly: '新しいパスワードを設定しました。このパスワードでログインしてください。',
  TOKEN_INVALID: 'このリンクは無効になっています。新しいリンクを取得してください。',
  resetRefused:
    'パスワードを設定できませんでした。リンクが古いか、パスワードが簡単すぎる可能性があります。8文字以上で、英字・数字・記号を組み合わせてください。',
  PASSWORD_STARTS_OR_ENDS_WITH_WHITESPACE: 'パスワードの先頭と末尾にスペースは使用できません。',

  allowAssistance: 'サポート担当者にアカウントへのアクセスを許可する',
  assistanceHint:
    'お手伝いのため、担当者がお客様としてログインできるようになります。許可はいつでも取り消せます。',

  customerEmail: 'お客様のメールアドレス',
  oneTimeCode: 'ワンタイムコード',
  assistanceReason: '理由',
  signInAsCustomer: 'このお客様としてログイン',
  codeRefused:
    'このコードは正しくないか、使用済みか、有効期限が切れています。または別のお客様のコードです。',
  UNKNOWN_CUSTOMER: 'このメールアドレスのお客様は見つかりません。',
  SEVERAL_CUSTOMERS: 'このメールアドレスのお客様が複数見つかりました。',
  AGENT_REFUSED: 'お客様としてログインする権限がありません。',
  NO_PERMISSION: 'サポート担当者によるこの操作は、ショップで許可されていません。',
  FEATURE_DISABLED: 'このショップでは、お客様としてのログインが無効になっています。',

  impersonation: 'サポート担当者による操作',
  actingAs: '{email} としてログイン中',
  timeLeft: '残り{time}',
  stopActing: '終了',
  timeOver: '{email} としての操作時間が終了しました。',
  endedByShop: '{email} としての操作はショップ側で終了されました。',
  dismiss: '閉じる',

  handoverQuestion: '{email} としてログインしますか？',
  handoverFrom: '依頼元：{origin}',
  codeLasts: 'コードの有効期限まで残り{time}です。',
  codeOver:
    'コードの有効期限が切れている可能性があります。使えない場合は、新しいコードを取得してください。',
  handoverDamaged: 'ログインの依頼が正しく届きませんでした。もう一度依頼してください。',
  HANDOVER_GONE: '依頼元のページが応答しません。依頼元からもう一度やり直してください。',
  decline: 'キャンセル',

  sessionEndsIn: 'あと{time}でログアウトされます。',
  staySignedIn: 'ログインを続ける',
  stayHint: 'もう一度ログインすると、このまま続けられます。',
  notNow: '今はしない',
  staySignedOut: 'ログアウトのままにする',
};
