/**
 * The provider, the hooks, the components, and what an app makes its session of: `createCustomerAuth`, the exchanges for its urql client,
 * and the places where a session is kept. Under the `react-server` condition this entry has everything that needs no hook.
 *
 * Every action has urql's shape, `const [state, execute] = useX()`. `execute` is stable, never rejects, and resolves to an
 * {@link Outcome}, which is what the state then shows unless something newer has overtaken it. Points in time are in epoch milliseconds,
 * spans of time in milliseconds where nothing else is said.
 *
 * @module react-customer-auth
 */
export * from './index.server.js';
export { AuthErrors } from './components/AuthErrors.js';
export type { AuthErrorsProps } from './components/AuthErrors.js';
export { AuthField } from './components/AuthField.js';
export type { AuthFieldProps } from './components/AuthField.js';
export { AuthForm } from './components/AuthForm.js';
export type { AuthFormProps } from './components/AuthForm.js';
export { AuthNotice } from './components/AuthNotice.js';
export type { AuthNoticeProps } from './components/AuthNotice.js';
export { AuthPasswordField } from './components/AuthPasswordField.js';
export type { AuthPasswordFieldProps } from './components/AuthPasswordField.js';
export { AuthSubmit } from './components/AuthSubmit.js';
export type { AuthSubmitProps } from './components/AuthSubmit.js';
export type { PartProps, PartTag } from './components/part.js';
export { HandoverPrompt } from './components/HandoverPrompt.js';
export type { HandoverPromptProps } from './components/HandoverPrompt.js';
export { ImpersonationBanner } from './components/ImpersonationBanner.js';
export type { ImpersonationBannerProps } from './components/ImpersonationBanner.js';
export { LoginAsCustomer } from './components/LoginAsCustomer.js';
export type { LoginAsCustomerProps } from './components/LoginAsCustomer.js';
export { progressiveForms } from './components/progressiveForms.js';
export { RecoverPasswordForm } from './components/RecoverPasswordForm.js';
export type { RecoverPasswordFormProps } from './components/RecoverPasswordForm.js';
export { RemoteAssistanceSwitch } from './components/RemoteAssistanceSwitch.js';
export type { RemoteAssistanceSwitchProps } from './components/RemoteAssistanceSwitch.js';
export { ResetPasswordForm } from './components/ResetPasswordForm.js';
export type { ResetPasswordFormProps } from './components/ResetPasswordForm.js';
export { SessionEndDialog } from './components/SessionEndDialog.js';
export type { SessionEndDialogProps } from './components/SessionEndDialog.js';
export { useAuthForm } from './components/useAuthForm.js';
export type {
  AuthFormModel,
  AuthFormOptions,
  FormState,
  InputProps,
} from './components/useAuthForm.js';
export { useLoginAsCustomerForm } from './components/useLoginAsCustomerForm.js';
export type {
  CodeOrigin,
  LoginAsCustomerFormModel,
  UseLoginAsCustomerFormOptions,
} from './components/useLoginAsCustomerForm.js';
export { useLoginForm } from './components/useLoginForm.js';
export type { LoginFormModel, UseLoginFormOptions } from './components/useLoginForm.js';
export { useRecoverPasswordForm } from './components/useRecoverPasswordForm.js';
export type { RecoverPasswordFormModel } from './components/useRecoverPasswordForm.js';
export { useResetPasswordForm } from './components/useResetPasswordForm.js';
export type {
  ResetLink,
  ResetPasswordFormModel,
  UseResetPasswordFormOptions,
} from './components/useResetPasswordForm.js';
export { LoginForm } from './components/LoginForm.js';
export type { LoginFormProps } from './components/LoginForm.js';
export { LogoutButton } from './components/LogoutButton.js';
export type { LogoutButtonProps } from './components/LogoutButton.js';
export { CustomerAuthProvider } from './react/CustomerAuthProvider.js';
export type { CustomerAuthProviderProps } from './react/CustomerAuthProvider.js';
export type { ProgressiveForm, ProgressiveForms } from './react/progressiveForm.js';
export { useCustomerAuth } from './react/context.js';
export { SignedIn } from './react/SignedIn.js';
export type { SessionGateProps } from './react/SignedIn.js';
export { SignedOut } from './react/SignedOut.js';
export type { ActionOptions, ActionState, UseActionResponse } from './react/useAction.js';
export { useCustomer } from './react/useCustomer.js';
export type { UseCustomerOptions, UseCustomerResponse } from './react/useCustomer.js';
export { useCustomerSession } from './react/useCustomerSession.js';
export { useHandover } from './react/useHandover.js';
export type { UseHandoverOptions, UseHandoverResponse } from './react/useHandover.js';
export type { ImpersonationEnd } from './react/useImpersonationEnd.js';
export { useLogin } from './react/useLogin.js';
export type { UseLoginResponse, UseLoginState } from './react/useLogin.js';
export { useLoginAsCustomer } from './react/useLoginAsCustomer.js';
export type {
  LoginAsCustomerOptions,
  UseLoginAsCustomerResponse,
  UseLoginAsCustomerState,
} from './react/useLoginAsCustomer.js';
export type { LoginAsCustomerField, LoginAsCustomerFormState } from './react/useLoginByCode.js';
export { useLoginWithResetToken } from './react/useLoginWithResetToken.js';
export type {
  ResetTokenLoginOptions,
  UseLoginWithResetTokenResponse,
  UseLoginWithResetTokenState,
} from './react/useLoginWithResetToken.js';
export { useLogout } from './react/useLogout.js';
export type { UseLogoutResponse, UseLogoutState } from './react/useLogout.js';
export { useRecoverPassword } from './react/useRecoverPassword.js';
export type {
  RecoverPasswordData,
  UseRecoverPasswordResponse,
  UseRecoverPasswordState,
} from './react/useRecoverPassword.js';
export { useRemoteShoppingAssistance } from './react/useRemoteShoppingAssistance.js';
export type {
  RemoteShoppingAssistanceData,
  UseRemoteShoppingAssistanceResponse,
  UseRemoteShoppingAssistanceState,
} from './react/useRemoteShoppingAssistance.js';
export { useRenew } from './react/useRenew.js';
export type { UseRenewResponse, UseRenewState } from './react/useRenew.js';
export { useResetPassword } from './react/useResetPassword.js';
export type {
  ResetPasswordData,
  UseResetPasswordResponse,
  UseResetPasswordState,
} from './react/useResetPassword.js';
