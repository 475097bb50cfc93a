// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Gives a set to a user or a group, for ever or until a day. Either the set or the target may be given before. */
UiDialog {
    id: root

    property string setId: ""
    property string setName: ""
    /** Of a target that is given: `user` or `group`. */
    property string targetKind: "user"
    property string targetId: ""
    property string targetName: ""
    property string term: "ever"
    readonly property bool targetFixed: targetId !== ""
    readonly property string chosenSet: setId !== "" ? setId : setBox.value
    readonly property string target: targetFixed ? targetKind : holder.target
    readonly property string chosenTarget: targetFixed ? targetId : holder.chosenId
    readonly property bool dayIsWrong: term === "until" && !editor.isDay(day.text)
    readonly property bool ready: chosenSet !== "" && chosenTarget !== "" && !dayIsWrong
    signal done

    function begin(): void {
        term = "ever";
        day.text = editor.dayIn(30);
        editor.clearError();
        open();
    }

    /** Whom is the set to be given to? */
    function askWhom(id: string, name: string): void {
        setId = id;
        setName = name;
        targetId = "";
        begin();
    }

    /** What is to be given to the user or group? */
    function askWhat(kind: string, id: string, name: string): void {
        setId = "";
        targetKind = kind;
        targetId = id;
        targetName = name;
        setBox.value = "";
        begin();
    }

    function submit(): void {
        if (ready && !editor.busy)
            editor.give(chosenSet, target, chosenTarget, term === "until" ? day.text : "");
    }

    objectName: "assignDialog"
    iconName: "user-round-plus"
    tone: "accent"
    title: targetFixed ? qsTr("Give a set to %1").arg(targetName) : qsTr("Give the set %1").arg(setName)
    subtitle: qsTr("It counts from the next request on. You can give what you hold yourself, for as long.")
    contentWidth1: Theme.grid(120)
    onOpened: targetFixed ? setBox.forceActiveFocus() : holder.begin("user")

    AssignmentEditor {
        id: editor

        onGiven: {
            root.close();
            root.done();
            Notices.success(qsTr("The set is given"));
        }
    }
    InlineNotice {
        objectName: "assignProblem"
        width: parent.width
        visible: editor.error.isSet
        title: editor.error.title
        message: editor.error.field("permissions") === "" ? editor.error.message : qsTr("%1 Missing: %2").arg(editor.error.message).arg(editor.error.field("permissions"))
    }
    FormField {
        width: parent.width
        visible: root.targetFixed
        label: qsTr("Permission set")

        ChoiceBox {
            id: setBox

            objectName: "assignSet"
            width: parent.width
            label: qsTr("Permission set")
            placeholderText: qsTr("Choose a set")
            values: Array.from(PermissionMatrix.ids)
            texts: Array.from(PermissionMatrix.names)
            onChosen: value => setBox.value = value
        }
    }
    FormField {
        width: parent.width
        visible: !root.targetFixed
        label: qsTr("To")

        HolderPicker {
            id: holder

            prefix: "assign"
            width: parent.width
            active: root.opened && !root.targetFixed
            onAccepted: root.submit()
        }
    }
    FormField {
        width: parent.width
        label: qsTr("For how long")
        problem: root.dayIsWrong ? qsTr("A day from today on, such as %1").arg(editor.dayIn(30)) : ""
        help: root.term === "until" ? qsTr("The last day on which it counts, to its end (UTC).") : ""

        Row {
            spacing: Theme.space2

            Segmented {
                objectName: "assignTerm"
                values: ["ever", "until"]
                texts: [qsTr("For ever"), qsTr("Until a day")]
                value: root.term
                onChosen: value => root.term = value
            }
            UiTextField {
                id: day

                objectName: "assignDay"
                visible: root.term === "until"
                width: Theme.grid(36)
                mono: true
                iconName: "calendar"
                invalid: root.dayIsWrong
                placeholderText: qsTr("Year-month-day")
                onAccepted: root.submit()
            }
        }
    }
    buttons: [
        UiButton {
            text: qsTr("Cancel")
            onClicked: root.close()
        },
        UiButton {
            objectName: "assignConfirm"
            kind: "primary"
            text: qsTr("Give")
            enabled: root.ready
            busy: editor.busy
            onClicked: root.submit()
        }
    ]
}
