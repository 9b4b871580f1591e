using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Emit;

namespace DeployTokenPortal.Tests.Architecture;

/// <summary>
/// Finds the types that a type uses, as the compiler wrote it down: base types, signatures, attributes, locals and every member that a
/// method body touches. Constants and <c>nameof</c> leave no trace in an assembly.
/// </summary>
internal static class TypeReferences
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<int, OpCode> s_opCodes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => (int)(ushort)code.Value);

    /// <summary>Everything <paramref name="type"/> itself uses; its nested types are asked for by themselves.</summary>
    public static HashSet<Type> Find(Type type)
    {
        var found = new HashSet<Type>();
        Add(found, type.BaseType);
        AddAll(found, type.GetInterfaces());
        AddAttributes(found, type);
        foreach (var field in type.GetFields(Declared))
        {
            Add(found, field.FieldType);
            AddAttributes(found, field);
        }

        foreach (var property in type.GetProperties(Declared))
        {
            AddAttributes(found, property);
        }

        foreach (var method in type.GetMethods(Declared).Concat<MethodBase>(type.GetConstructors(Declared)))
        {
            AddMethod(found, type, method);
        }

        return found;
    }

    private static void AddMethod(HashSet<Type> found, Type type, MethodBase method)
    {
        AddAttributes(found, method);
        AddAll(found, method.GetParameters().Select(parameter => parameter.ParameterType));
        Add(found, (method as MethodInfo)?.ReturnType);
        if (method.GetMethodBody() is not { } body)
        {
            return;
        }

        AddAll(found, body.LocalVariables.Select(local => local.LocalType));
        AddAll(found, body.ExceptionHandlingClauses
            .Where(clause => clause.Flags == ExceptionHandlingClauseOptions.Clause)
            .Select(clause => clause.CatchType));
        var typeArguments = type.IsGenericType ? type.GetGenericArguments() : null;
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        foreach (var token in ReadMemberTokens(body.GetILAsByteArray()!))
        {
            AddMember(found, method.Module.ResolveMember(token, typeArguments, methodArguments));
        }
    }

    private static void AddMember(HashSet<Type> found, MemberInfo? member)
    {
        Add(found, member as Type ?? member?.DeclaringType);
        if (member is MethodInfo { IsGenericMethod: true } generic)
        {
            AddAll(found, generic.GetGenericArguments());
        }
    }

    // ECMA-335 §III: an opcode of one or two bytes, then an operand whose size the opcode tells.
    private static IEnumerable<int> ReadMemberTokens(byte[] code)
    {
        for (var position = 0; position < code.Length;)
        {
            int value = code[position++];
            var opCode = s_opCodes[value == 0xFE ? (value << 8) | code[position++] : value];
            if (opCode.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
            {
                yield return BinaryPrimitives.ReadInt32LittleEndian(code.AsSpan(position));
            }

            position += OperandSize(opCode.OperandType, code, position);
        }
    }

    private static int OperandSize(OperandType operand, byte[] code, int position) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BinaryPrimitives.ReadInt32LittleEndian(code.AsSpan(position))),
        _ => 4,
    };

    private static void AddAttributes(HashSet<Type> found, MemberInfo member)
    {
        foreach (var attribute in member.GetCustomAttributesData())
        {
            Add(found, attribute.AttributeType);
            AddAll(found, attribute.ConstructorArguments.Select(argument => argument.Value).OfType<Type>());
        }
    }

    private static void AddAll(HashSet<Type> found, IEnumerable<Type?> types)
    {
        foreach (var type in types)
        {
            Add(found, type);
        }
    }

    private static void Add(HashSet<Type> found, Type? type)
    {
        while (type is { HasElementType: true })
        {
            type = type.GetElementType();
        }

        if (type is null or { IsGenericParameter: true } || !found.Add(type))
        {
            return;
        }

        Add(found, type.DeclaringType);
        AddAll(found, type.GetGenericArguments());
    }
}
