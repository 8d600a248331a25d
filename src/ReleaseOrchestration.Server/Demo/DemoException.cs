namespace ReleaseOrchestration.Server.Demo;

/// <summary>Something that the demo asked for was refused, or did not come in time.</summary>
internal sealed class DemoException : Exception
{
    public DemoException()
    {
    }

    public DemoException(string message)
        : base(message)
    {
    }

    public DemoException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
