using ReleaseOrchestration.Application.Randomness;

namespace ReleaseOrchestration.Azure.Tables;

/// <summary>Pauses of those who lost a race, so that they do not lose the next one to each other.</summary>
internal sealed class Pauses(TimeProvider time, IRandomSource random)
{
    private const int MostDoublings = 6;
    private const int FirstMilliseconds = 5;

    /// <summary>None after the first loss, then longer ones of random length.</summary>
    public Task AfterAsync(int lost, CancellationToken cancellationToken)
    {
        if (lost == 0)
        {
            return Task.CompletedTask;
        }

        Span<byte> share = stackalloc byte[1];
        random.Fill(share);
        var longest = FirstMilliseconds << Math.Min(lost - 1, MostDoublings);
        return Task.Delay(TimeSpan.FromMilliseconds(longest * (share[0] + 1) / 256.0), time, cancellationToken);
    }
}
