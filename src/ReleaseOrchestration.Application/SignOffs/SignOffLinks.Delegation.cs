using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.SignOff;

namespace ReleaseOrchestration.Application.SignOffs;

/// <summary>Passing a vote on with a link.</summary>
public sealed partial class SignOffLinks
{
    private const string Delegate = "delegate";

    /// <summary>Lets somebody else decide in place of the person of a link; naming that person takes it back.</summary>
    public async Task<Result<SignalReply?>> DelegateAsync(SignOffClaims claims, LinkDelegation delegation, CancellationToken cancellationToken)
    {
        if (await RefuseAsync(claims, Delegate, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        if (Persons.ParseSeat(delegation.To) is not { } to)
        {
            return new ApplicationError(ErrorCodes.InvalidValue, 422, $"'{delegation.To}' is neither a person nor a group; write user:bob or group:qa.");
        }

        var origin = new Origin(claims.Person, groups.GroupsOf(claims.Person));
        return await signals.SendAsync(claims.ReleaseId, claims.Path, Delegate, Signal, origin, cancellationToken);

        DelegateSignOff Signal(string id) => new()
        {
            SignalId = id,
            Actor = origin.Actor,
            Groups = origin.Groups,
            To = to,
            Reason = delegation.Reason,
            TokenId = DigestOf(claims),
            HasSignedIn = delegation.HasSignedIn,
        };
    }
}
