namespace ReleaseOrchestration.Server.Tests.Calendar.Feeds;

/// <summary>A test that reads feeds with a program of others. In CI it must be there; elsewhere a machine without it leaves the test out, and says so.</summary>
internal sealed class CalendarProgramFactAttribute : FactAttribute
{
    public CalendarProgramFactAttribute()
    {
        if (!CalendarProgram.IsInstalled && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Skip = CalendarProgram.HowToInstall;
        }
    }
}
