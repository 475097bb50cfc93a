// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Where the members of a group come from from now on; says first who and what goes with the change. */
UiDialog {
    id: root

    property string groupId: ""
    property string name: ""
    property string kindNow: "internal"
    property bool creatingNow: false
    property string kind: "internal"
    /** Members that came by hand, and by a provider or a list. */
    property int byHand: 0
    property int reported: 0
    property int mappings: 0
    /** Members whose way in is known; of very large groups these are not all. */
    property int counted: 0
    property int members: 0
    readonly property int leaving: kind === kindNow || kind === "hybrid" ? 0 : kind === "external" ? byHand : reported
    readonly property bool forgets: kind === "internal" && kindNow !== "internal"
    readonly property bool making: creating.visible && creating.checked
    signal done

    function ask(id: string, group: GroupInspector): void {
        groupId = id;
        name = group.name;
        kindNow = group.kind;
        kind = group.kind;
        creatingNow = group.creating;
        creating.checked = group.creating;
        byHand = group.countFrom(["manual", "default"]);
        reported = group.countFrom(["mapped", "synced"]);
        mappings = group.mappingCount;
        counted = group.memberCount;
        members = group.total;
        editor.clearError();
        open();
    }

    objectName: "groupKindDialog"
    iconName: "users"
    tone: leaving > 0 ? "danger" : "accent"
    title: qsTr("Where do the members of %1 come from?").arg(name)

    GroupEditor {
        id: editor

        onSaved: {
            root.close();
            root.done();
        }
    }
    InlineNotice {
        objectName: "groupKindProblem"
        width: parent.width
        visible: editor.error.isSet
        title: editor.error.title
        message: editor.error.field("is_default") !== "" ? editor.error.field("is_default") : editor.error.message
    }
    ChoiceBox {
        objectName: "groupKindChoice"
        width: parent.width
        label: qsTr("Members come")
        values: GroupKinds.all
        texts: Array.from(GroupKinds.all).map(kind => GroupKinds.text(kind))
        value: root.kind
        onChosen: value => root.kind = value
    }
    UiCheckBox {
        id: creating

        objectName: "groupCreating"
        // Persons are made by superadmins, and so is the right of others to make them.
        visible: root.kind !== "internal" && (Session.superadmin || root.creatingNow)
        enabled: Session.superadmin || root.creatingNow
        text: qsTr("People in a provider’s list who are no users become some")
    }
    UiText {
        objectName: "groupKindEffect"
        width: parent.width
        visible: root.kind !== root.kindNow
        text: root.leaving > 0 && root.kind === "external" ? qsTr("%Ln member(s) by hand go, unless a provider or a list names them as well.", "", root.leaving) : root.leaving > 0 ? qsTr("%Ln member(s) from providers and lists go.", "", root.leaving) : qsTr("Nobody goes.")
        color: root.leaving > 0 ? Theme.danger : Theme.text
        wrapMode: Text.WordWrap
    }
    UiText {
        width: parent.width
        visible: root.kind !== root.kindNow && root.counted < root.members
        text: qsTr("That counts the first %1 of %2 members.").arg(Desktop.numberText(root.counted)).arg(Desktop.numberText(root.members))
        color: Theme.muted
        wrapMode: Text.WordWrap
    }
    UiText {
        objectName: "groupKindForgets"
        width: parent.width
        visible: root.forgets
        text: root.mappings > 0 ? qsTr("Its lists and %Ln mapping(s) are deleted.", "", root.mappings) : qsTr("Its lists are deleted.")
        wrapMode: Text.WordWrap
    }
    buttons: [
        UiButton {
            text: qsTr("Cancel")
            onClicked: root.close()
        },
        UiButton {
            objectName: "groupKindConfirm"
            kind: root.leaving > 0 || root.forgets ? "danger" : "primary"
            text: qsTr("Change")
            enabled: root.kind !== root.kindNow || root.making !== root.creatingNow
            busy: editor.busy
            onClicked: editor.setOrigin(root.groupId, root.kind, root.making)
        }
    ]
}
