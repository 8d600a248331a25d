using System.Buffers.Text;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Randomness;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.SignOff;

namespace ReleaseOrchestration.Application.SignOffs;

/// <summary>Issues and reads the links with which people decide without signing in.</summary>
public sealed class SignOffLinks(
    ReleaseQueries releases, SignOffQueries signOffs, ReleaseSignals signals, ISigningKeys keys, IPublicAddress address, IGroupDirectory groups, IRandomSource random, TimeProvider clock)
{
    /// <summary>How long a link counts when nothing was said.</summary>
    public static readonly TimeSpan DefaultLife = TimeSpan.FromDays(7);

    /// <summary>The longest life of a link; a key that retires is kept as long.</summary>
    public static readonly TimeSpan LongestLife = TimeSpan.FromDays(30);

    private const int TokenIdLength = 32;

    /// <summary>Issues a link.</summary>
    /// <param name="releaseId">The release.</param>
    /// <param name="path">The node that asks for a sign-off.</param>
    /// <param name="person">Who may use it, as <c>user:id</c>.</param>
    /// <param name="life">How long it counts; null for the default.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Result<SignOffLink>> IssueAsync(string releaseId, string path, string person, TimeSpan? life, CancellationToken cancellationToken)
    {
        var lasting = life ?? DefaultLife;
        if (lasting <= TimeSpan.Zero || lasting > LongestLife)
        {
            return new ApplicationError(ErrorCodes.InvalidValue, 422, $"'expiresIn' must be longer than nothing and at most {LongestLife.Days}d.");
        }

        var found = await releases.AddressAsync(releaseId, path, cancellationToken);
        if (found.Failed(out var error, out var node))
        {
            return error;
        }

        return await signOffs.FindAsync(node, cancellationToken) is { IsOpen: true } view
            ? Issue(node, view.Attempt, person, lasting)
            : new ApplicationError(ErrorCodes.FormerSignOff, 409, $"'{path}' asks for no sign-off at the moment; a link can be made while it waits for one.");
    }

    /// <summary>Reads a link; changes nothing.</summary>
    public async Task<Result<LinkedSignOff>> ReadAsync(string token, CancellationToken cancellationToken)
    {
        var read = SignedTokens.ReadSignOff(token, keys.Ring, clock.GetUtcNow());
        if (read.Claims is not { } claims || !read.IsValid)
        {
            return TokenErrors.For(read.Status, "sign-off link");
        }

        return await signOffs.FindAsync(AddressOf(claims), cancellationToken) is { } view
            ? new LinkedSignOff(claims, view)
            : new ApplicationError(ErrorCodes.FormerSignOff, 404, "The sign-off of this link does not exist any more.");
    }

    /// <summary>Decides with a link.</summary>
    public async Task<Result<SignalReply?>> DecideAsync(SignOffClaims claims, LinkDecision decision, CancellationToken cancellationToken)
    {
        var action = decision.Decision == SignOffDecision.Approve ? "approve" : "reject";
        if (!claims.Actions.Contains(action))
        {
            return new ApplicationError(ErrorCodes.ForgedToken, 403, $"This link does not allow to {action}.");
        }

        var newest = await releases.RunAsync(claims.ReleaseId, run: null, cancellationToken);
        if (newest.Failed(out var unknown, out var release))
        {
            return unknown;
        }

        if (claims.Run < release.Run)
        {
            return new ApplicationError(ErrorCodes.FormerRun, 409, $"This link belongs to run {claims.Run} of the release, and run {release.Run} is the newest. Ask for a new link.");
        }

        var origin = new Origin(claims.Person, groups.GroupsOf(claims.Person));
        return await signals.SendAsync(claims.ReleaseId, claims.Path, "decide", Signal, origin, cancellationToken);

        DecideSignOff Signal(string id) => new()
        {
            SignalId = id,
            Actor = origin.Actor,
            Groups = origin.Groups,
            Decision = decision.Decision,
            Attempt = claims.Attempt,
            Comment = decision.Comment,
            Fields = decision.Fields,
            TokenId = claims.TokenId,
        };
    }

    private static MachineAddress AddressOf(SignOffClaims claims) => new(claims.ReleaseId, claims.Run, claims.Path);

    private SignOffLink Issue(MachineAddress node, int attempt, string person, TimeSpan life)
    {
        Span<byte> id = stackalloc byte[TokenIdLength];
        random.Fill(id);
        var expires = DateTimeOffset.FromUnixTimeSeconds((clock.GetUtcNow() + life).ToUnixTimeSeconds());
        var claims = new SignOffClaims
        {
            TokenId = Base64Url.EncodeToString(id),
            ReleaseId = node.ReleaseId,
            Run = node.Run,
            Path = node.Path,
            Attempt = attempt,
            Person = person,
            Actions = ["approve", "reject"],
            ExpiresAt = expires,
        };
        return new SignOffLink($"{address.BaseUrl}/sign-off/{SignedTokens.Issue(claims, keys.Ring)}", expires);
    }
}
