// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.Access
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Requires a second factor of everybody, an account, a group or a user, or excepts them. */
UiDialog {
    id: root

    property string scope: "user"
    property string rule: "required"
    readonly property bool ofSomebody: scope === "group" || scope === "user"
    readonly property bool ready: !ofSomebody || holder.chosenId !== ""
    /** What is said for everybody is seen, and said, where all accounts are looked at. */
    readonly property bool forAll: Session.superadmin && Session.accountId === ""
    readonly property list<string> scopes: forAll ? ["global"] : ["account", "group", "user"]
    signal done

    function ask(): void {
        scope = scopes[0];
        rule = "required";
        editor.clearError();
        open();
    }
    function nameOf(of: string): string {
        switch (of) {
        case "global": return qsTr("Everybody");
        case "account": return qsTr("The account");
        case "group": return qsTr("A group");
        default: return qsTr("A user");
        }
    }
    function choose(of: string): void {
        scope = of;
        if (ofSomebody)
            holder.begin(of);
    }
    function submit(): void {
        if (ready && !editor.busy)
            editor.create(scope, ofSomebody ? holder.chosenId : "", rule === "required");
    }

    objectName: "mfaPolicyDialog"
    iconName: "shield-check"
    tone: "accent"
    title: qsTr("Second factor: of whom?")
    subtitle: qsTr("The narrowest that says something decides: of a user, then of a group, of the account, of everybody.")
    contentWidth1: Theme.grid(120)

    MfaPolicyEditor {
        id: editor

        onCreated: {
            root.close();
            root.done();
        }
    }
    InlineNotice {
        objectName: "mfaPolicyProblem"
        width: parent.width
        visible: editor.error.isSet
        title: editor.error.title
        message: editor.error.message
    }
    FormField {
        width: parent.width
        label: qsTr("Of whom")
        help: root.forAll ? qsTr("For an account, its groups and its users choose the account first.") : ""

        Segmented {
            objectName: "mfaScope"
            values: root.scopes
            texts: Array.from(root.scopes).map(each => root.nameOf(each))
            value: root.scope
            onChosen: value => root.choose(value)
        }
    }
    HolderPicker {
        id: holder

        width: parent.width
        visible: root.ofSomebody
        fixed: true
        active: root.opened && root.ofSomebody
        onAccepted: root.submit()
    }
    FormField {
        width: parent.width
        label: qsTr("What counts")
        help: root.rule === "required" ? qsTr("Whoever it is about, you perhaps as well, and has none yet sets one up with the next request, and may do nothing else before.") : qsTr("The password alone is enough, whatever a wider policy says. Who has set one up is still asked for it.")

        Segmented {
            objectName: "mfaRule"
            values: ["required", "none"]
            texts: [qsTr("Needs one"), qsTr("Needs none")]
            value: root.rule
            onChosen: value => root.rule = value
        }
    }
    buttons: [
        UiButton {
            text: qsTr("Cancel")
            onClicked: root.close()
        },
        UiButton {
            objectName: "mfaPolicyConfirm"
            kind: "primary"
            text: qsTr("Set")
            enabled: root.ready
            busy: editor.busy
            onClicked: root.submit()
        }
    ]
}
