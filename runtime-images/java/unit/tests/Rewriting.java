package cofferdam.unit;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.FieldModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Set;

/** What a test's class does to the program without calling a method: fields, reflection on fields, programs that it starts. */
final class Rewriting {

    private static final ClassDesc LINK = ClassDesc.of("cofferdam.unit.Link");
    private static final ClassDesc REACHED = ClassDesc.of("cofferdam.unit.Reached");
    private static final ClassDesc FIELD = ClassDesc.of("java.lang.reflect.Field");
    private static final ClassDesc BUILDER = ClassDesc.of("java.lang.ProcessBuilder");
    private static final ClassDesc RUNTIME = ClassDesc.of("java.lang.Runtime");

    private static final ClassDesc THREAD = ClassDesc.of("java.lang.Thread");
    /** What nobody below a thread can answer for: the language has it final. */
    private static final Set<String> OF_THREADS = Set.of("join()V", "join(J)V", "isAlive()Z", "getName()Ljava/lang/String;",
            "setName(Ljava/lang/String;)V", "setDaemon(Z)V", "isDaemon()Z");

    private final World world;

    Rewriting(World world) {
        this.world = world;
    }

    byte[] rewritten(byte[] bytes) {
        ClassFile file = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(world.hierarchy()));
        return file.transformClass(file.parse(bytes), ClassTransform.transformingMethodBodies(this::each));
    }

    private void each(CodeBuilder code, CodeElement element) {
        if (element instanceof FieldInstruction field && isAsked(field)) {
            field(code, field);
        } else if (element instanceof InvokeInstruction call && isReplaced(call)) {
            ClassDesc named = call.owner().asSymbol();
            ClassDesc owner = isThread(named) ? THREAD : named;
            code.invokestatic(REACHED, call.name().stringValue(), call.typeSymbol().insertParameterTypes(0, owner));
        } else {
            code.with(element);
        }
    }

    private boolean isReplaced(InvokeInstruction call) {
        ClassDesc owner = call.owner().asSymbol();
        String name = call.name().stringValue();
        return call.opcode() == Opcode.INVOKEVIRTUAL
                && (owner.equals(FIELD) && name.matches("(get|set)(|Int|Long|Double|Float|Boolean|Char|Byte|Short)")
                        || owner.equals(BUILDER) && name.equals("start") || owner.equals(RUNTIME) && name.equals("exec")
                        || OF_THREADS.contains(name + call.typeSymbol().descriptorString()) && isThread(owner));
    }

    private boolean isThread(ClassDesc type) {
        ClassModel model = type.isArray() ? null : world.program(StandIn.name(type));
        return type.equals(THREAD) || model != null && model.superclass().filter(above -> isThread(above.asSymbol())).isPresent();
    }

    /** Whether a field is the program's, and more than a constant of an enumeration, which is here as well. */
    private boolean isAsked(FieldInstruction field) {
        ClassModel owner = world.program(StandIn.name(field.owner().asSymbol()));
        if (owner == null) {
            return false;
        }
        String name = field.name().stringValue();
        for (FieldModel each : owner.fields()) {
            if (each.fieldName().stringValue().equals(name)) {
                return (each.flags().flagsMask() & ClassFile.ACC_ENUM) == 0;
            }
        }
        return true;
    }

    private static void field(CodeBuilder code, FieldInstruction field) {
        ClassDesc type = field.typeSymbol();
        boolean isStatic = field.opcode() == Opcode.GETSTATIC || field.opcode() == Opcode.PUTSTATIC;
        boolean gets = field.opcode() == Opcode.GETSTATIC || field.opcode() == Opcode.GETFIELD;
        if (!gets) {
            Boxing.box(code, type);
        }
        if (isStatic) {
            code.aconst_null();
            if (!gets) {
                code.swap();
            }
        }
        code.loadConstant(StandIn.name(field.owner().asSymbol())).loadConstant(field.name().stringValue());
        if (gets) {
            code.invokestatic(LINK, "getField", MethodTypeDesc.of(ConstantDescs.CD_Object, ConstantDescs.CD_Object,
                    ConstantDescs.CD_String, ConstantDescs.CD_String));
            Boxing.unbox(code, type);
        } else {
            code.invokestatic(LINK, "setField", MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object,
                    ConstantDescs.CD_Object, ConstantDescs.CD_String, ConstantDescs.CD_String));
        }
    }
}
