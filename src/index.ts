export { createCustomerAuth } from './auth/customerAuth.js';
export type {
  CustomerAuth,
  CustomerAuthOptions,
  LoginOptions,
  LogoutData,
  LogoutOptions,
  LogoutOutcome,
} from './auth/customerAuth.js';
export { CustomerAuthError } from './auth/errors.js';
export type {
  CustomerAuthErrorKind,
  Failure,
  FieldError,
  FieldErrors,
  Outcome,
} from './auth/errors.js';
export type { CustomerAuthEvent, CustomerAuthListener, StorageTrouble } from './auth/events.js';
export type { Renewal, RenewalHost } from './auth/renewal.js';
export type {
  CustomerSession,
  Grant,
  HeldSession,
  HeldSignIn,
  Impersonation,
  LoadingSession,
  SessionData,
  SignedInSession,
  SignedOutReason,
  SignedOutSession,
} from './auth/session.js';
export { browserStorage, memoryStorage } from './auth/storage.js';
export type { CustomerStorage } from './auth/storage.js';
export type {
  Adapt,
  Backend,
  Bearer,
  Credentials,
  Customer,
  CustomerQuery,
  LoginField,
  Send,
  Verdict,
} from './backends/backend.js';
export { AuthErrors } from './components/AuthErrors.js';
export type { AuthErrorsProps } from './components/AuthErrors.js';
export { AuthField } from './components/AuthField.js';
export type { AuthFieldProps } from './components/AuthField.js';
export { AuthForm } from './components/AuthForm.js';
export type { AuthFormProps } from './components/AuthForm.js';
export { AuthPasswordField } from './components/AuthPasswordField.js';
export type { AuthPasswordFieldProps } from './components/AuthPasswordField.js';
export { AuthSubmit } from './components/AuthSubmit.js';
export type { AuthSubmitProps } from './components/AuthSubmit.js';
export type { FormState } from './components/formContext.js';
export type { PartProps, PartTag } from './components/part.js';
export { LoginForm } from './components/LoginForm.js';
export type { LoginFormProps } from './components/LoginForm.js';
export { LogoutButton } from './components/LogoutButton.js';
export type { LogoutButtonProps } from './components/LogoutButton.js';
export { customerAuthExchange } from './exchanges/customerAuthExchange.js';
export { isolateCustomers } from './exchanges/isolateCustomers.js';
export { errorText } from './messages/errorText.js';
export type { Messages } from './messages/messages.js';
export { CustomerAuthProvider } from './react/CustomerAuthProvider.js';
export type { CustomerAuthProviderProps } from './react/CustomerAuthProvider.js';
export { useCustomerAuth } from './react/context.js';
export { SignedIn } from './react/SignedIn.js';
export type { SessionGateProps } from './react/SignedIn.js';
export { SignedOut } from './react/SignedOut.js';
export type { ActionOptions, ActionState, UseActionResponse } from './react/useAction.js';
export { useCustomer } from './react/useCustomer.js';
export type { UseCustomerOptions, UseCustomerResponse } from './react/useCustomer.js';
export { useCustomerSession } from './react/useCustomerSession.js';
export { useLogin } from './react/useLogin.js';
export type { UseLoginResponse, UseLoginState } from './react/useLogin.js';
export { useLogout } from './react/useLogout.js';
export type { UseLogoutResponse, UseLogoutState } from './react/useLogout.js';
export { useRenew } from './react/useRenew.js';
export type { UseRenewResponse, UseRenewState } from './react/useRenew.js';
