// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Lets a user or a group in to a thing, or keeps a user out of it. The thing is given, or named here. */
UiDialog {
    id: root

    /** `records.notes`, or the code of an application's type. */
    property string resourceType: ""
    property list<string> flagCodes
    property list<string> keyFields
    /** Of a record; empty: the thing is named in the dialog. */
    property string recordId: ""
    property string thingName: ""
    property string effect: "in"
    readonly property bool keepsOut: effect === "out" && holder.target === "user"
    readonly property list<string> chosenRoles: keepsOut ? [] : roleChoice.chosen
    readonly property bool ready: holder.chosenId !== "" && (recordId !== "" || thing.complete) && (flags.chosen.length > 0 || chosenRoles.length > 0)
    signal done

    function ask(): void {
        effect = "in";
        flags.chosen = [];
        roleChoice.chosen = [];
        thing.clear();
        editor.clearError();
        open();
    }
    function submit(): void {
        if (!ready || editor.busy)
            return;
        const named = recordId !== "" ? editor.byKey(resourceType, ["record"], [recordId]) : thing.byPath ? editor.byPath(resourceType, thing.path) : editor.byKey(resourceType, keyFields, thing.values);
        if (keepsOut)
            editor.keepOut(named, holder.chosenId, flags.chosen);
        else
            editor.letIn(named, holder.target, holder.chosenId, flags.chosen, chosenRoles);
    }

    objectName: "shareDialog"
    iconName: "user-round-plus"
    tone: keepsOut ? "danger" : "accent"
    title: thingName === "" ? qsTr("Let somebody in") : qsTr("Share %1").arg(thingName)
    subtitle: qsTr("It counts from the next request on. You can give what you may do yourself.")
    contentWidth1: Theme.grid(120)
    onOpened: holder.begin("user")

    AccessListEditor {
        id: editor

        onGiven: changed => {
            root.close();
            root.done();
            Notices.success(changed === 0 ? qsTr("That was so already") : root.keepsOut ? qsTr("The user is kept out") : qsTr("It is shared"));
        }
    }
    ResourceRoleModel {
        id: roles

        resourceType: root.opened ? root.resourceType : ""
    }
    InlineNotice {
        objectName: "shareProblem"
        width: parent.width
        visible: editor.error.isSet
        title: editor.error.title
        message: editor.error.field("flags") === "" ? editor.error.message : qsTr("%1 Missing: %2").arg(editor.error.message).arg(editor.error.field("flags"))
    }
    ThingField {
        id: thing

        width: parent.width
        visible: root.recordId === ""
        keyFields: root.keyFields
    }
    FormField {
        width: parent.width
        label: qsTr("Who")

        HolderPicker {
            id: holder

            width: parent.width
            active: root.opened
            onAccepted: root.submit()
        }
    }
    Segmented {
        objectName: "shareEffect"
        visible: holder.target === "user"
        values: ["in", "out"]
        texts: [qsTr("May"), qsTr("Is kept out")]
        value: root.effect
        onChosen: value => root.effect = value
    }
    FormField {
        width: parent.width
        label: qsTr("What")
        help: root.keepsOut ? qsTr("That wins over everything that lets the user in, also through groups.") : ""

        CodeChoice {
            id: flags

            width: parent.width
            prefix: "shareFlag"
            codes: root.flagCodes
        }
    }
    FormField {
        width: parent.width
        visible: !root.keepsOut && roles.usableCodes.length > 0
        label: qsTr("With a role")

        CodeChoice {
            id: roleChoice

            width: parent.width
            prefix: "shareRole"
            codes: Array.from(roles.usableCodes)
        }
    }
    buttons: [
        UiButton {
            text: qsTr("Cancel")
            onClicked: root.close()
        },
        UiButton {
            objectName: "shareConfirm"
            kind: root.keepsOut ? "danger" : "primary"
            text: root.keepsOut ? qsTr("Keep out") : qsTr("Let in")
            enabled: root.ready
            busy: editor.busy
            onClicked: root.submit()
        }
    ]
}
