namespace ReleaseOrchestration.Application.Access;

/// <summary>
/// How many refusals are recorded: a flood of them must not fill the disk. Those of strangers and those of people who are known are counted apart, so that the noise of
/// the former never hides the latter. What was left out is told with the next one that is recorded.
/// </summary>
public sealed class RefusalBudget(TimeProvider clock)
{
    private const int Burst = 200;
    private static readonly TimeSpan Refill = TimeSpan.FromSeconds(10);

    private readonly Allowance _strangers = new(Burst, Refill, clock);
    private readonly Allowance _known = new(Burst, Refill, clock);
    private long _leftOut;

    /// <summary>Whether a refusal is to be recorded.</summary>
    /// <param name="isKnown">Whether it is known who was refused.</param>
    /// <param name="leftOut">How many were left out since the last one that was recorded.</param>
    public bool TryTake(bool isKnown, out long leftOut)
    {
        var isTaken = (isKnown ? _known : _strangers).TryTake();
        leftOut = isTaken ? Interlocked.Exchange(ref _leftOut, 0) : Interlocked.Increment(ref _leftOut);
        return isTaken;
    }
}
