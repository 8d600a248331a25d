namespace ReleaseOrchestration.Server.Demo.Display;

/// <summary>Shows a release while it runs.</summary>
internal interface IReleaseView
{
    /// <summary>Shows how the release is now.</summary>
    void Show(DemoNode release);

    /// <summary>Shows how the release has ended; what is written after it goes below.</summary>
    void Finish(DemoNode release);

    /// <summary>Writes a line that stays.</summary>
    void Say(string line);
}
