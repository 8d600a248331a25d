using ReleaseOrchestration.Cli.Output;

namespace ReleaseOrchestration.Server.Tests.Cli;

public sealed class TextTableTests
{
    [Fact]
    public void Write_Rows_LineUpAndStayOnOneLine()
    {
        using var writer = new StringWriter { NewLine = "\n" };
        new TextTable("ID", "NAME").Add("r-1000", "first\nsecond").Add("r", "x").Write(writer);

        Assert.Equal("ID      NAME\nr-1000  first second\nr       x\n", writer.ToString());
    }

    [Fact]
    public void Write_NoRows_SaysSo()
    {
        using var writer = new StringWriter { NewLine = "\n" };
        new TextTable("ID") { Empty = "Nothing." }.Write(writer);

        Assert.Equal("Nothing.\n", writer.ToString());
    }
}
