package cofferdam.unit;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Map;

/** Byte code that turns values into objects and back. */
final class Boxing {

    private record Box(ClassDesc type, String unboxed) {}

    private static final Map<String, Box> BOXES = Map.of(
            "I", new Box(ConstantDescs.CD_Integer, "intValue"), "J", new Box(ConstantDescs.CD_Long, "longValue"),
            "D", new Box(ConstantDescs.CD_Double, "doubleValue"), "F", new Box(ConstantDescs.CD_Float, "floatValue"),
            "Z", new Box(ConstantDescs.CD_Boolean, "booleanValue"), "C", new Box(ConstantDescs.CD_Character, "charValue"),
            "B", new Box(ConstantDescs.CD_Byte, "byteValue"), "S", new Box(ConstantDescs.CD_Short, "shortValue"));

    private Boxing() {}

    static void box(CodeBuilder code, ClassDesc type) {
        Box box = BOXES.get(type.descriptorString());
        if (box != null) {
            code.invokestatic(box.type(), "valueOf", MethodTypeDesc.of(box.type(), type));
        }
    }

    /** Makes of an object what the type says; of what is no such thing, an error. */
    static void unbox(CodeBuilder code, ClassDesc type) {
        Box box = BOXES.get(type.descriptorString());
        if (type.equals(ConstantDescs.CD_void)) {
            code.pop();
        } else if (box == null) {
            code.checkcast(type);
        } else {
            code.checkcast(box.type()).invokevirtual(box.type(), box.unboxed(), MethodTypeDesc.of(type));
        }
    }

    /** The parameters of the method that this is, as an array. */
    static void parameters(CodeBuilder code, MethodTypeDesc type) {
        code.loadConstant(type.parameterCount()).anewarray(ConstantDescs.CD_Object);
        for (int i = 0; i < type.parameterCount(); i++) {
            ClassDesc each = type.parameterType(i);
            code.dup().loadConstant(i).loadLocal(TypeKind.from(each), code.parameterSlot(i));
            box(code, each);
            code.aastore();
        }
    }

    /** Nothing of a type. */
    static void nothing(CodeBuilder code, Class<?> type) {
        TypeKind kind = TypeKind.from(type);
        switch (kind.asLoadable()) {
            case INT -> code.iconst_0();
            case LONG -> code.lconst_0();
            case FLOAT -> code.fconst_0();
            case DOUBLE -> code.dconst_0();
            default -> code.aconst_null().checkcast(ClassDesc.ofDescriptor(type.descriptorString()));
        }
    }
}
