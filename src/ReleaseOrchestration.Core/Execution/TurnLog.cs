namespace ReleaseOrchestration.Core.Execution;

/// <summary>What one message makes a machine do, gathered while it is handled.</summary>
internal sealed class TurnLog(DateTimeOffset now, long turn)
{
    private readonly List<Command> _commands = [];
    private readonly List<(int Index, MachineAddress To, Message Message, bool IsOrdered)> _sends = [];

    public DateTimeOffset Now { get; } = now;

    public long Turn { get; } = turn;

    public void Add(Command command) => _commands.Add(command);

    public void Send(MachineAddress to, Message message)
    {
        _sends.Add((_commands.Count, to, message, true));
        _commands.Add(null!);
    }

    /// <summary>Sends a message that may arrive twice and in any order, so that nobody keeps a watermark for it.</summary>
    public void Post(MachineAddress to, Message message)
    {
        _sends.Add((_commands.Count, to, message, false));
        _commands.Add(null!);
    }

    /// <summary>The commands with their messages stamped by the mailbox.</summary>
    public (List<Command> Commands, Mailbox Mailbox) Seal(Machine machine, Mailbox mailbox)
    {
        var self = machine.Self;
        foreach (var (index, to, message, isOrdered) in _sends)
        {
            var envelope = new Envelope { From = self.ToString(), Message = message };
            if (isOrdered)
            {
                (mailbox, envelope) = mailbox.Stamp(self, to, message);
            }

            _commands[index] = new Send { To = to, Envelope = envelope };
        }

        if (machine.Parent is { } parent && _commands.FindIndex(c => c is End) is >= 0 and var end)
        {
            var child = self.IsRelease ? self.Path : self.LocalPath;
            (mailbox, var envelope) = mailbox.Stamp(self, parent, new ChildEnded { Child = child, End = ((End)_commands[end]).Result });
            _commands[end] = (End)_commands[end] with { Envelope = envelope };
        }

        foreach (var reply in _commands.OfType<Reply>())
        {
            mailbox = mailbox.Remember(reply);
        }

        return (_commands, mailbox);
    }
}
