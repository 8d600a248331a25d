using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Randomness;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.SignOff;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Application.SignOffs;

/// <summary>Issues and reads the links with which people decide without signing in.</summary>
public sealed partial class SignOffLinks(
    ReleaseQueries releases,
    SignOffQueries signOffs,
    ReleaseSignals signals,
    LinkRevocations revocations,
    IAuditTrail trail,
    ISigningKeys keys,
    IPublicAddress address,
    IGroupDirectory groups,
    IRandomSource random,
    TimeProvider clock)
{
    /// <summary>How long a link counts when nothing was said: a weekend long.</summary>
    public static readonly TimeSpan DefaultLife = TimeSpan.FromHours(72);

    /// <summary>The longest life of a link.</summary>
    public static readonly TimeSpan LongestLife = TimeSpan.FromDays(14);

    private const int TokenIdLength = 32;
    private const int DigestLength = 16;

    /// <summary>Issues a link.</summary>
    /// <param name="releaseId">The release.</param>
    /// <param name="path">The node that asks for a sign-off.</param>
    /// <param name="person">Who may use it, as <c>user:id</c>.</param>
    /// <param name="life">How long it counts; null for the default.</param>
    /// <param name="actor">Who asks for it.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Result<SignOffLink>> IssueAsync(string releaseId, string path, string person, TimeSpan? life, string actor, CancellationToken cancellationToken)
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

        if (await signOffs.FindAsync(node, cancellationToken) is not { IsOpen: true } view)
        {
            return new ApplicationError(ErrorCodes.FormerSignOff, 409, $"'{path}' asks for no sign-off at the moment; a link can be made while it waits for one.");
        }

        var claims = NewClaims(node, view.Attempt, person, lasting);
        await RecordAsync("signOff.linkIssued", actor, node, person, ("link", DigestOf(claims)), cancellationToken);
        return new SignOffLink($"{address.BaseUrl}/sign-off/{SignedTokens.Issue(claims, keys.Ring)}", claims.ExpiresAt);
    }

    /// <summary>Makes links that were sent useless; those made later count.</summary>
    /// <param name="releaseId">The release.</param>
    /// <param name="path">The node that asks for a sign-off.</param>
    /// <param name="person">Whose links; null for those of everyone.</param>
    /// <param name="actor">Who asks for it.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Until when links that were made are revoked.</returns>
    public async Task<Result<DateTimeOffset>> RevokeAsync(string releaseId, string path, string? person, string actor, CancellationToken cancellationToken)
    {
        var found = await releases.AddressAsync(releaseId, path, cancellationToken);
        if (found.Failed(out var error, out var node))
        {
            return error;
        }

        if (await signOffs.FindAsync(node, cancellationToken) is null)
        {
            return new ApplicationError(ErrorCodes.FormerSignOff, 404, $"'{path}' never asked for a sign-off; it has no links.");
        }

        var at = clock.GetUtcNow();
        await revocations.RevokeAsync(node, person, at, cancellationToken);
        await RecordAsync("signOff.linksRevoked", actor, node, person ?? "everyone", detail: null, cancellationToken);
        return at;
    }

    /// <summary>Reads a link; changes nothing.</summary>
    public async Task<Result<LinkedSignOff>> ReadAsync(string token, CancellationToken cancellationToken)
    {
        var read = SignedTokens.ReadSignOff(token, keys.Ring, clock.GetUtcNow());
        if (read.Claims is not { } claims || !read.IsValid)
        {
            return TokenErrors.For(read.Status, "sign-off link");
        }

        if (await revocations.CoverAsync(AddressOf(claims), claims.Person, claims.IssuedAt, cancellationToken))
        {
            return new ApplicationError(ErrorCodes.RevokedLink, 401, "This link was revoked. Ask for a new one.");
        }

        return await signOffs.FindAsync(AddressOf(claims), cancellationToken) is { } view
            ? new LinkedSignOff(claims, view)
            : new ApplicationError(ErrorCodes.FormerSignOff, 404, "The sign-off of this link does not exist any more.");
    }

    /// <summary>Decides with a link.</summary>
    public async Task<Result<SignalReply?>> DecideAsync(SignOffClaims claims, LinkDecision decision, CancellationToken cancellationToken)
    {
        if (await RefuseAsync(claims, decision.Decision == SignOffDecision.Approve ? "approve" : "reject", cancellationToken) is { } refusal)
        {
            return refusal;
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
            TokenId = DigestOf(claims),
            HasSignedIn = decision.HasSignedIn,
        };
    }

    private async Task<ApplicationError?> RefuseAsync(SignOffClaims claims, string action, CancellationToken cancellationToken)
    {
        if (!claims.Actions.Contains(action))
        {
            return new ApplicationError(ErrorCodes.ForgedToken, 403, $"This link does not allow to {action}.");
        }

        var newest = await releases.RunAsync(claims.ReleaseId, run: null, cancellationToken);
        if (newest.Failed(out var unknown, out var release))
        {
            return unknown;
        }

        return claims.Run < release.Run
            ? new ApplicationError(ErrorCodes.FormerRun, 409, $"This link belongs to run {claims.Run} of the release, and run {release.Run} is the newest. Ask for a new link.")
            : null;
    }

    private static MachineAddress AddressOf(SignOffClaims claims) => new(claims.ReleaseId, claims.Run, claims.Path);

    // What is recorded tells links apart, and is of no use to make one.
    private static string DigestOf(SignOffClaims claims) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(claims.TokenId)).AsSpan(0, DigestLength));

    private Task RecordAsync(string what, string actor, MachineAddress node, string person, (string Name, string Value)? detail, CancellationToken cancellationToken)
    {
        IEnumerable<(string Name, string Value)> all = [("release", node.ReleaseId), ("person", person)];
        var details = DataValue.Of(all.Concat(detail is { } one ? [one] : []).Select(pair => KeyValuePair.Create(pair.Name, DataValue.Of(pair.Value))));
        var transition = new Transition { Event = what, Path = node.Path, At = clock.GetUtcNow(), Actor = actor, Details = details };
        return trail.AppendAsync(AuditTrails.Server, transition, cancellationToken);
    }

    private SignOffClaims NewClaims(MachineAddress node, int attempt, string person, TimeSpan life)
    {
        Span<byte> id = stackalloc byte[TokenIdLength];
        random.Fill(id);
        var now = clock.GetUtcNow();
        return new SignOffClaims
        {
            TokenId = Base64Url.EncodeToString(id),
            ReleaseId = node.ReleaseId,
            Run = node.Run,
            Path = node.Path,
            Attempt = attempt,
            Person = person,
            Actions = ["approve", "reject", Delegate],
            IssuedAt = now,
            ExpiresAt = DateTimeOffset.FromUnixTimeSeconds((now + life).ToUnixTimeSeconds()),
        };
    }
}
