namespace ReleaseOrchestration.Core.Execution;

/// <summary>The names of the timers that machines set.</summary>
internal static class TimerNames
{
    public const string Timeout = "timeout";
    public const string Retry = "retry";
    public const string Freeze = "freeze";
    public const string Poll = "poll";
    public const string Wait = "wait";
    public const string Check = "check";
    public const string Deadline = "deadline";
    public const string Escalate = "escalate";
    public const string Remind = "remind:";
    public const string NotBefore = "notBefore";
    public const string Window = "window";
}
