using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace DeployTokenPortal.Data.RegistryAccess;

/// <summary>
/// Reads together what is asked for while all readings are under way: who comes alone is read for at once, a thousand who come together take a few dozen
/// readings. A reading always begins after those that it serves have asked. Nobody leaves work behind: who goes away before his turn is not read for, and a
/// reading ends when all whom it serves have gone. Thread-safe.
/// </summary>
/// <typeparam name="TKey">What is asked for.</typeparam>
/// <typeparam name="T">What is found.</typeparam>
/// <param name="read">Reads what stands for each key, in their order; null for nothing. Its fault is that of all who asked.</param>
/// <param name="mostTogether">Most keys of one reading.</param>
/// <param name="mostReadings">Most readings at the same time.</param>
internal sealed class GatheredReading<TKey, T>(Func<TKey[], CancellationToken, Task<T?[]>> read, int mostTogether, int mostReadings)
    where T : class
{
    private readonly Lock _lock = new();
    private readonly LinkedList<Asked> _waiting = [];
    private int _readings;

    /// <summary>What stands for the key; null for nothing.</summary>
    public async Task<T?> FindAsync(TKey key, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var asked = new Asked(key);
        if (Join(asked))
            _ = ReadAllAsync();
        await using (ct.UnsafeRegister(_ => Leave(asked, ct), null))
            return await asked.Answer.Task;
    }

    // Whether the caller has to read.
    private bool Join(Asked asked)
    {
        lock (_lock)
        {
            _waiting.AddLast(asked.Place);
            if (_readings == mostReadings)
                return false;
            _readings++;
            return true;
        }
    }

    private void Leave(Asked asked, CancellationToken ct)
    {
        Group? group;
        lock (_lock)
        {
            group = asked.Group;
            if (group is null)
                _waiting.Remove(asked.Place);
        }

        asked.Answer.TrySetCanceled(ct);
        group?.Leave();
    }

    private async Task ReadAllAsync()
    {
        while (Take() is { } group)
            await ReadAsync(group);
    }

    // Those whose turn it is; null ends this series of readings.
    private Group? Take()
    {
        lock (_lock)
        {
            if (_waiting.Count == 0)
            {
                _readings--;
                return null;
            }

            var group = new Group();
            while (group.Members.Count < mostTogether && _waiting.First is { } first)
            {
                _waiting.RemoveFirst();
                group.Add(first.Value);
            }

            return group;
        }
    }

    private async Task ReadAsync(Group group)
    {
        // Traced as work of the one who has waited longest.
        Activity.Current = group.Members[0].Activity;
        try
        {
            var found = await read([.. group.Members.Select(asked => asked.Key)], group.Token);
            for (var number = 0; number < found.Length; number++)
                group.Members[number].Answer.TrySetResult(found[number]);
        }
        catch (Exception fault)
        {
            foreach (var asked in group.Members)
                asked.Answer.TrySetException(fault);
        }
    }

    /// <summary>One who asks.</summary>
    private sealed class Asked
    {
        public Asked(TKey key) => (Key, Place) = (key, new LinkedListNode<Asked>(this));

        public TKey Key { get; }

        public LinkedListNode<Asked> Place { get; }

        public Activity? Activity { get; } = Activity.Current;

        /// <summary>Set when his turn has come.</summary>
        public Group? Group { get; set; }

        public TaskCompletionSource<T?> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Those who are read for together.</summary>
    [SuppressMessage("Design", "CA1001", Justification = "Without a timer or a wait handle there is nothing to free, and who leaves late may still cancel it.")]
    private sealed class Group
    {
        private readonly CancellationTokenSource _everybodyLeft = new();
        private int _gone;

        public List<Asked> Members { get; } = [];

        public CancellationToken Token => _everybodyLeft.Token;

        public void Add(Asked asked)
        {
            asked.Group = this;
            Members.Add(asked);
        }

        public void Leave()
        {
            if (Interlocked.Increment(ref _gone) == Members.Count)
                _everybodyLeft.Cancel();
        }
    }
}
