namespace ReleaseOrchestration.Server.Hosting;

/// <summary>Keeps the host from logging why it could not start: that is told in one line instead.</summary>
internal sealed class StartupPhase
{
    public const string Host = "Microsoft.Extensions.Hosting.Internal.Host";

    private volatile bool _isOver;

    public void End() => _isOver = true;

    public bool Shows(LogLevel level) => level >= (_isOver ? LogLevel.Information : LogLevel.None);
}
