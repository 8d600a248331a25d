using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using ReleaseOrchestration.Application.Access;

namespace ReleaseOrchestration.Web.Identity.Tokens;

/// <summary>
/// The keys of one issuer. They are read again every hour, and at once when a token names one that is not known, but never often: whoever invents names
/// must not make this server ask all the time. Keys that the issuer has taken back stop counting with the next reading.
/// </summary>
internal sealed partial class IssuerKeys(IssuerOptions issuer, IssuerDocuments documents, TimeProvider clock, ILogger logger) : IDisposable
{
    private const int Burst = 5;
    private static readonly TimeSpan Refill = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FreshFor = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestUse = TimeSpan.FromDays(1);

    private readonly SemaphoreSlim _one = new(1);
    private readonly Allowance _readings = new(Burst, Refill, clock);
    private volatile Known _known = new([], DateTimeOffset.MinValue);

    /// <summary>The keys that a token may have been signed with; none when the issuer has none of that name.</summary>
    /// <exception cref="IssuerException">Nothing is known of the issuer's keys at the moment.</exception>
    public async Task<ImmutableArray<IssuerKey>> ForAsync(string? keyId, string algorithm, CancellationToken cancellationToken)
    {
        var known = _known;
        var found = Matching(known, keyId, algorithm);
        var now = clock.GetUtcNow();
        if (found.IsEmpty || now - known.ReadAt > FreshFor)
        {
            known = await RenewAsync(known, cancellationToken);
            found = Matching(known, keyId, algorithm);
        }

        return now - known.ReadAt > LongestUse ? throw new IssuerException($"The keys of {issuer.Issuer} could not be read for a day.") : found;
    }

    public void Dispose() => _one.Dispose();

    // A token without a key id may only mean the one key that there is.
    private static ImmutableArray<IssuerKey> Matching(Known known, string? keyId, string algorithm)
    {
        ImmutableArray<IssuerKey> fitting = [.. known.Keys.Where(key => key.Algorithm == algorithm && (keyId is null || key.Id == keyId))];
        return keyId is null && fitting.Length > 1 ? [] : fitting;
    }

    private async Task<Known> RenewAsync(Known seen, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            // Somebody else has read them meanwhile.
            if (!ReferenceEquals(_known, seen) || !_readings.TryTake())
            {
                return _known;
            }

            // Others wait for the same reading; that one of them goes away must not end it.
            return _known = new Known(await documents.KeysAsync(issuer, CancellationToken.None), clock.GetUtcNow());
        }
        catch (IssuerException exception)
        {
            LogUnreadable(logger, issuer.Issuer, exception);
            return _known;
        }
        finally
        {
            _one.Release();
        }
    }

    private sealed record Known(ImmutableArray<IssuerKey> Keys, DateTimeOffset ReadAt);
}
