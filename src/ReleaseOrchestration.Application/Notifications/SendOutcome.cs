namespace ReleaseOrchestration.Application.Notifications;

/// <summary>What came of one try.</summary>
/// <param name="Kind">Whether it arrived, and what to do if not.</param>
/// <param name="Status">What the receiver answered, as HTTP or SMTP counts; 0 when it did not.</param>
/// <param name="Error">What went wrong; empty when it arrived.</param>
/// <param name="RetryAfter">How long the receiver asked to be left alone.</param>
public sealed record SendOutcome(SendResult Kind, int Status = 0, string Error = "", TimeSpan? RetryAfter = null)
{
    /// <summary>It arrived.</summary>
    public static SendOutcome Delivered(int status) => new(SendResult.Delivered, status);

    /// <summary>It did not arrive, and may later.</summary>
    public static SendOutcome Failed(string error, int status = 0, TimeSpan? retryAfter = null) => new(SendResult.Failed, status, error, retryAfter);

    /// <summary>It cannot arrive as things are: somebody has to mend something.</summary>
    public static SendOutcome Impossible(string error, int status = 0) => new(SendResult.Impossible, status, error);

    /// <summary>The receiver wants no more.</summary>
    public static SendOutcome Gone(string error, int status) => new(SendResult.Gone, status, error);
}
