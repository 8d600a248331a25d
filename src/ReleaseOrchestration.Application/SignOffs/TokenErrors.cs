using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Core.SignOff;

namespace ReleaseOrchestration.Application.SignOffs;

/// <summary>The answers to tokens that do not count. Whoever sent one learns no more than that.</summary>
internal static class TokenErrors
{
    public static ApplicationError For(TokenStatus status, string what) => status == TokenStatus.Expired
        ? new ApplicationError(ErrorCodes.ExpiredToken, 410, $"The time of this {what} is over; ask for a new one.")
        : new ApplicationError(ErrorCodes.ForgedToken, 401, $"This {what} is not valid: it was not issued here, or was changed on its way. Ask for a new one.");
}
