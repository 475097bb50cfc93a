// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** The question as a sentence with blanks: who, what, where. */
Flow {
    id: root

    readonly property bool aboutRecords: AccessQuestion.about === "records"
    readonly property list<string> operations: ["list", "view", "create", "update", "delete"]
    readonly property bool withRecord: aboutRecords && AccessQuestion.collection !== "" && AccessQuestion.operation !== "create"
    readonly property bool ofView: Array.from(CollectionStore.views).includes(AccessQuestion.collection)

    /** The page's own commands lead into the first blank. */
    function begin(): void {
        userButton.forceActiveFocus();
        userButton.clicked();
    }

    component Word: UiText {
        height: Theme.controlHeight
        color: Theme.muted
    }

    objectName: "accessSentence"
    spacing: Theme.space2

    Word {
        text: qsTr("Can", "the beginning of: can somebody do that?")
    }
    AccessPicker {
        id: userButton

        objectName: "accessUser"
        enabled: Session.superadmin
        iconName: "user-round"
        text: !Session.superadmin ? qsTr("I") : !AccessQuestion.userChosen ? qsTr("Choose who") : AccessQuestion.userId !== "" ? AccessQuestion.userName : root.aboutRecords ? qsTr("somebody not signed in") : qsTr("I")
        onBegun: people.begin()

        ColumnLayout {
            spacing: Theme.space2

            UserPicker {
                id: people

                fieldName: "accessUserField"
                listName: "accessUserList"
                Layout.fillWidth: true
                lines: 7
                eager: true
                active: userButton.opened
                onPicked: id => {
                    AccessQuestion.chooseUser(id, people.userName);
                    userButton.close();
                }
            }
            UiButton {
                objectName: "accessNobody"
                kind: "ghost"
                iconName: root.aboutRecords ? "globe" : "user-round"
                text: root.aboutRecords ? qsTr("Somebody who is not signed in") : qsTr("Myself")
                onClicked: {
                    if (root.aboutRecords)
                        AccessQuestion.chooseNobody();
                    else
                        AccessQuestion.chooseOneself();
                    userButton.close();
                }
            }
        }
    }
    ChoiceBox {
        objectName: "accessOperation"
        visible: root.aboutRecords
        width: Theme.grid(26)
        label: qsTr("Operation")
        values: root.ofView ? root.operations.slice(0, 2) : root.operations
        texts: root.ofView ? [qsTr("list"), qsTr("view")] : [qsTr("list"), qsTr("view"), qsTr("create"), qsTr("update"), qsTr("delete")]
        value: AccessQuestion.operation
        onChosen: value => AccessQuestion.operation = value
    }
    Word {
        visible: root.aboutRecords
        text: qsTr("in", "can somebody view a record in a collection")
    }
    ChoiceBox {
        objectName: "accessCollection"
        visible: root.aboutRecords
        width: Theme.grid(40)
        label: qsTr("Collection")
        placeholderText: qsTr("a collection")
        values: Array.from(CollectionStore.names)
        texts: Array.from(CollectionStore.names)
        value: AccessQuestion.collection
        onChosen: value => {
            AccessQuestion.collection = value;
            // Views are only read.
            if (root.ofView && root.operations.indexOf(AccessQuestion.operation) > 1)
                AccessQuestion.operation = "view";
        }
    }
    Word {
        visible: root.withRecord
        text: qsTr("record", "can somebody view in a collection this record")
    }
    AccessPicker {
        id: recordButton

        objectName: "accessRecord"
        visible: root.withRecord
        iconName: "table-2"
        text: AccessQuestion.recordId === "" ? qsTr("any") : AccessQuestion.recordName
        onBegun: found.begin()

        ColumnLayout {
            spacing: Theme.space2

            PickList {
                id: found

                /** Enter was pressed before the list had caught up with the typing. */
                property bool takeFirst: false

                function take(row: int): void {
                    const id = records.idAt(row);
                    takeFirst = false;
                    if (id === "")
                        return;
                    AccessQuestion.chooseRecord(id, records.labelAt(row));
                    recordButton.close();
                }

                fieldName: "accessRecordField"
                listName: "accessRecordList"
                Layout.fillWidth: true
                lines: 7
                busy: records.loading
                placeholderText: qsTr("Find in %1").arg(AccessQuestion.collection)
                onAccepted: records.loading ? takeFirst = true : take(Math.max(0, currentIndex))
                onTextChanged: takeFirst = false
                model: ReferenceSearchModel {
                    id: records

                    collection: recordButton.opened ? AccessQuestion.collection : ""
                    text: found.text
                    onLoadingChanged: if (!loading && found.takeFirst) found.take(0)
                }
                delegate: PickRow {
                    required property int index
                    required property string label
                    required property string shortId

                    width: ListView.view.width
                    iconName: "table-2"
                    title: label !== "" ? label : shortId
                    note: label !== "" ? shortId : ""
                    current: ListView.isCurrentItem
                    onChosen: found.take(index)
                    onOpened: found.take(index)
                }
            }
            UiButton {
                objectName: "accessAnyRecord"
                kind: "ghost"
                iconName: "list"
                text: qsTr("No record in particular")
                onClicked: {
                    AccessQuestion.chooseRecord("", "");
                    recordButton.close();
                }
            }
        }
    }
    Word {
        visible: !root.aboutRecords
        text: qsTr("use", "can somebody use a permission")
    }
    AccessPicker {
        id: permissionButton

        objectName: "accessPermission"
        visible: !root.aboutRecords
        iconName: "key-round"
        text: AccessQuestion.permission !== "" ? AccessQuestion.permission : qsTr("a permission")
        onBegun: codes.begin()

        ColumnLayout {
            spacing: Theme.space2

            PickList {
                id: codes

                /** Enter was pressed before the list had caught up with the typing. */
                property bool takeFirst: false

                /** The one that is current; without a list, what was written. */
                function choose(): void {
                    take(permissions.error.isSet || currentIndex < 0 ? text.trim() : permissions.textAt(currentIndex, "code"));
                }

                function take(code: string): void {
                    takeFirst = false;
                    if (code === "")
                        return;
                    AccessQuestion.permission = code;
                    permissionButton.close();
                }

                fieldName: "accessPermissionField"
                listName: "accessPermissionList"
                Layout.fillWidth: true
                lines: 7
                busy: permissions.waiting
                problem: permissions.error.isForbidden ? qsTr("You may not list them: write the whole code, and press Enter.") : permissions.error.isSet ? permissions.error.message : ""
                placeholderText: qsTr("Find a permission, or write its code")
                onAccepted: permissions.waiting ? takeFirst = true : choose()
                onTextChanged: takeFirst = false
                model: PermissionSearchModel {
                    id: permissions

                    active: permissionButton.opened
                    search: codes.text
                    onModelReset: codes.currentIndex = count > 0 && codes.text !== "" ? 0 : -1
                    onLoadingChanged: if (!waiting && codes.takeFirst) codes.choose()
                }
                delegate: PickRow {
                    required property int index
                    required property string code
                    required property string name

                    width: ListView.view.width
                    iconName: "key-round"
                    title: code
                    note: name
                    current: ListView.isCurrentItem
                    onChosen: codes.take(code)
                    onOpened: codes.take(code)
                }
            }
        }
    }
    Word {
        text: qsTr("?", "the end of: can somebody do that?")
    }
}
